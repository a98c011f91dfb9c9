const control = process.env.SANDBOX_URL ?? 'http://127.0.0.1:7410';

/** Asks the sandbox to do something to its clusters. */
export async function sandbox(path: string, body: object = {}): Promise<void> {
  const response = await fetch(new URL(path, control), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(
      `The sandbox answers ${
        response.status
      } to ${path}: ${await response.text()}`,
    );
  }
}
