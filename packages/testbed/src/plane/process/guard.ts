import { spawn } from 'node:child_process';

/**
 * Waits until the end of its input, which comes when we end, however that is; then ends what our
 * pid files name, as `leftovers.ts` does.
 */
const SCRIPT = `
cat > /dev/null 2>&1
for file in "$1"/*/run/*.pid; do
  pid=$(cat "$file" 2> /dev/null) || continue
  case "$(ps -ww -o command= -p "$pid" 2> /dev/null) " in
    *"$1"[/\\ ]*) kill -9 "$pid" 2> /dev/null ;;
  esac
  rm -f "$file"
done
`;

/**
 * Sees to it that nothing of a testbed outlives this process, even when it is killed.
 *
 * @returns a function that lets the guard do its work now and go
 */
export function startGuard(folder: string): () => void {
  // Its own process group, so that Ctrl-C does not end it before us.
  const guard = spawn('sh', ['-c', SCRIPT, 'guard', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  return () => guard.stdin.end();
}
