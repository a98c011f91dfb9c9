import { reasonOf } from '../../../reasonOf';
import { Advice, throwUnlessOk } from './errorOf';
import { KubernetesError } from './KubernetesError';
import type { TransportResponse } from './Transport';

/** More than any single object: etcd takes 1.5 MiB, which JSON's escapes can make longer. */
const LARGEST_OBJECT_MIB = 16;

/**
 * The JSON of an answer to what was asked for.
 *
 * @throws KubernetesError for everything else, with the words of the API server where it said some.
 */
export async function readAnswer(
  response: TransportResponse,
  options: { mostMiB?: number; advice?: Advice } = {},
): Promise<unknown> {
  await throwUnlessOk(response, options.advice);
  return readJson(response, options.mostMiB);
}

/**
 * The JSON of an answer, whatever its status.
 *
 * @throws KubernetesError when it is none, is too long or breaks off.
 */
export async function readJson(
  response: TransportResponse,
  mostMiB = LARGEST_OBJECT_MIB,
): Promise<unknown> {
  const body = await readBody(response, mostMiB);
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new KubernetesError(
      'not-kubernetes',
      `The answer is not JSON: ${reasonOf(error)}`,
    );
  }
}

async function readBody(
  { body }: TransportResponse,
  mostMiB: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const most = mostMiB * 1024 * 1024;
  let size = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > most) break;
    }
  } catch (error) {
    throw new KubernetesError(
      'unreachable',
      `The connection broke in the middle of an answer: ${reasonOf(error)}`,
    );
  }
  if (size > most) {
    throw new KubernetesError('server', `An answer exceeds ${mostMiB} MiB`);
  }
  return Buffer.concat(chunks);
}
