/** Makes the compiler check that a switch knows every kind; throws for data that lies about it. */
export function assertNever(what: string, value: never): never {
  throw new Error(`Unknown ${what} ${JSON.stringify(value)}`);
}
