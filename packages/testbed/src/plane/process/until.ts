import { messageOf } from '../../messageOf';

const PAUSE_MS = 50;

/**
 * Asks again until the answer is yes.
 *
 * @param what for the error, as "the API server is ready"
 * @param isSo an error counts as no, and is named when time is up
 * @throws Error after `timeoutMs`
 */
export async function until(
  what: string,
  isSo: () => Promise<boolean> | boolean,
  timeoutMs = 120_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let last = '';
  while (Date.now() < deadline) {
    try {
      if (await isSo()) return;
    } catch (error) {
      last = ` (${messageOf(error)})`;
    }
    await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`Waited ${timeoutMs / 1_000} s until ${what}${last}.`);
}

/** Whether a URL answers with success. */
export const answers = (url: string) => async (): Promise<boolean> =>
  (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
