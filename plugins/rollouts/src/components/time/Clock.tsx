import {
  createContext,
  PropsWithChildren,
  useContext,
  useMemo,
  useSyncExternalStore,
} from 'react';
import { subscribeToTicks } from './ticks';

type Clock = () => number;

const ClockContext = createContext<Clock>(Date.now);

/**
 * The server's clock: ages and countdowns are counted from the answer's own `now`, since browser
 * clocks may be minutes off. `receivedAt` is the browser's time at which that answer came.
 */
export function ServerClock(
  props: PropsWithChildren<{ now: number; receivedAt: number }>,
) {
  const { now, receivedAt, children } = props;
  const clock = useMemo<Clock>(
    () => () => now + (Date.now() - receivedAt),
    [now, receivedAt],
  );
  return (
    <ClockContext.Provider value={clock}>{children}</ClockContext.Provider>
  );
}

/** A clock that stands, for what is only known up to a time; null: the clock goes on. */
export function StoppedClock(props: PropsWithChildren<{ at: number | null }>) {
  const running = useContext(ClockContext);
  const { at, children } = props;
  const clock = useMemo<Clock>(
    () => (at === null ? running : () => at),
    [at, running],
  );
  return (
    <ClockContext.Provider value={clock}>{children}</ClockContext.Provider>
  );
}

/** Whether the server's time is past this. Renders only when that changes. */
export function useIsPast(at: number): boolean {
  const clock = useContext(ClockContext);
  return useSyncExternalStore(subscribeToTicks, () => clock() > at);
}

/**
 * The server's time in steps. Only the component that calls this renders on a step, so a countdown
 * does not render the page.
 */
export function useNow(stepMs: number): number {
  const clock = useContext(ClockContext);
  return useSyncExternalStore(
    subscribeToTicks,
    () => Math.floor(clock() / stepMs) * stepMs,
  );
}
