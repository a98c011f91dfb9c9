import { fetch } from 'undici';
import { z } from 'zod';

const status = z.object({ header: z.object({ revision: z.string() }) });

/** Forgets all of etcd's history up to now. @returns the revision that it begins with */
export async function compact(etcdUrl: string): Promise<string> {
  const { revision } = status.parse(
    await post(etcdUrl, 'maintenance/status', {}),
  ).header;
  await post(etcdUrl, 'kv/compaction', { revision, physical: true });
  return revision;
}

async function post(etcdUrl: string, path: string, body: object) {
  const response = await fetch(`${etcdUrl}/v3/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`etcd, ${path}: ${text}`);
  return JSON.parse(text);
}
