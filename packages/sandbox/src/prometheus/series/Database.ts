import type { SeriesSource } from '../evaluate/Context';
import type { Labels, Series } from '../evaluate/values';
import { signatureOf } from '../evaluate/values';
import type { Matcher } from '../query/Expr';
import { familiesNamed, familyNames } from './families/families';
import type { PodLife } from './PodLife';
import { StepLog } from './StepLog';

/** How long what has ended is remembered. */
export const RETENTION_MS = 8 * 86_400_000;
/** A selection looks for markers of what ended just before. */
const MARKER_MS = 60_000;

/** Everything that was scraped in one cluster. Values are computed when they are asked for. */
export class Database implements SeriesSource {
  #lives: PodLife[] = [];
  readonly #seriesOf = new WeakMap<PodLife, Map<string, Series[]>>();
  readonly #gauges = new Map<string, Map<string, StepLog>>();

  addLife(life: PodLife): void {
    this.#lives.push(life);
  }

  /**
   * Where a gauge is written down.
   *
   * @param target what exposes it
   */
  gauge(target: string, labels: Labels): StepLog {
    const name = labels.__name__;
    const logs = this.#gauges.get(name) ?? new Map<string, StepLog>();
    this.#gauges.set(name, logs);
    const key = signatureOf(labels);
    const log = logs.get(key) ?? new StepLog(labels, target);
    logs.set(key, log);
    return log;
  }

  select(matchers: Matcher[], from: number, to: number): Series[] {
    const fits = ({ labels }: Series) =>
      matchers.every(({ label, matches }) => matches(labels[label] ?? ''));
    return this.#namesFor(matchers).flatMap(name => [
      ...[...(this.#gauges.get(name)?.values() ?? [])].filter(fits),
      ...this.#lives
        .filter(life => life.from <= to && life.to >= from - MARKER_MS)
        .flatMap(life => this.#series(life, name))
        .filter(fits),
    ]);
  }

  /** Forgets what ended before. */
  forget(before: number): void {
    this.#lives = this.#lives.filter(life => life.to >= before);
    for (const logs of this.#gauges.values()) {
      logs.forEach(log => log.forget(before));
    }
  }

  #namesFor(matchers: Matcher[]): string[] {
    const onName = matchers.filter(({ label }) => label === '__name__');
    const exact = onName.find(({ operator }) => operator === '=');
    if (exact) return [exact.value];
    const names = new Set([...this.#gauges.keys(), ...familyNames]);
    return [...names].filter(name =>
      onName.every(({ matches }) => matches(name)),
    );
  }

  #series(life: PodLife, name: string): Series[] {
    const known = this.#seriesOf.get(life) ?? new Map<string, Series[]>();
    this.#seriesOf.set(life, known);
    const made = known.get(name) ?? familiesNamed(name, life);
    known.set(name, made);
    return made;
  }
}
