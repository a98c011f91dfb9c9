/** Where the sandbox is told what to do. */
export function controlAddress(env: NodeJS.ProcessEnv): string {
  const { SANDBOX_CONTROL, SANDBOX_CONTROL_PORT = '7410' } = env;
  return SANDBOX_CONTROL ?? `http://127.0.0.1:${SANDBOX_CONTROL_PORT}`;
}
