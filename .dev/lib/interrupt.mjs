const controller = new AbortController();

for (const name of ['SIGINT', 'SIGTERM']) {
  // Once: a second Ctrl-C ends this process at once.
  process.once(name, () => controller.abort());
}

/** Aborts when somebody presses Ctrl-C. */
export const interrupt = controller.signal;

/**
 * Starts nothing, but sees to it that a process and all that it starts end with this one. The
 * process must lead a group of its own (`detached`).
 *
 * @returns ends the whole group
 */
export function endsWithUs(child) {
  const end = (signal = 'SIGTERM') => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // It has ended already.
    }
  };
  const onAbort = () => end();
  const onExit = () => end('SIGKILL');
  interrupt.addEventListener('abort', onAbort);
  process.on('exit', onExit);
  child.once('close', () => {
    interrupt.removeEventListener('abort', onAbort);
    process.removeListener('exit', onExit);
  });
  return end;
}
