import type { AuditRow } from '@rollouts/backstage-plugin-rollouts-common';
import type { Request } from 'express';

/** Longer ones are nobody's. */
const LONGEST = 300;

/** Where a request came from; what names a person's network only where that is configured. */
export function whence(
  request: Pick<Request, 'headers' | 'ip'>,
  { portal, networkData }: { portal: string; networkData: boolean },
): AuditRow['from'] {
  const { origin, 'user-agent': agent } = request.headers;
  return {
    portal,
    origin: origin?.slice(0, LONGEST) ?? null,
    address: (networkData && request.ip) || null,
    agent: (networkData && agent?.slice(0, LONGEST)) || null,
  };
}
