import type { Test } from 'supertest';

/**
 * Sends one after the other, and names those that are not answered like this: with the status, with
 * the words where some are given, and without asking for a password.
 */
export async function answeredOtherwise(
  requests: Test[],
  expected: { status: number; text?: string },
): Promise<string[]> {
  const found: string[] = [];
  for (const request of requests) {
    // Flagger would follow a redirect.
    const { status, text, headers } = await request.redirects(0);
    const isExpected =
      status === expected.status &&
      (expected.text === undefined || text === expected.text) &&
      !('www-authenticate' in headers);
    if (!isExpected) {
      found.push(`${request.method} ${request.url}: ${status} ${text}`);
    }
  }
  return found;
}
