import type { Dispatcher } from 'undici';
import { clockSkewOf } from './clockSkewOf';
import type { TransportResponse } from './Transport';

/** What both ways to an API server tell of its answer. */
export function toTransportResponse({
  statusCode,
  headers,
  body,
}: Dispatcher.ResponseData): TransportResponse {
  return {
    status: statusCode,
    contentType: String(headers['content-type'] ?? ''),
    clockSkewMs: clockSkewOf(headers.date),
    body,
  };
}
