import type { Rollout } from '@rollouts/backstage-plugin-rollouts-common';
import { formatDuration } from '../../lib/format/time';
import { LadderItem, RungState, toLadder } from '../../lib/rollout/ladder';
import { Tone, toneOf } from '../../lib/rollout/status';
import { Elapsed } from '../time/Time';
import { ToneIcon } from '../base/ToneIcon';
import { useWords } from '../base/useWords';
import styles from './StepLadder.module.css';

const tones: Partial<Record<RungState, Tone>> = {
  done: 'good',
  current: 'running',
  blocked: 'waiting',
  failed: 'bad',
  unknown: 'unknown',
};

/** The planned steps, how long each took, and where the release stands. */
export function StepLadder({ rollout }: { rollout: Rollout }) {
  const { words } = useWords();
  const items = toLadder(rollout);
  const alert = toneOf(rollout) === 'alert';
  if (items.length === 0) return <p>{words('ladder.none')}</p>;
  return (
    <div>
      <ol className={styles.ladder} aria-label={words('ladder.title')}>
        {items.map(item => (
          <Step key={item.id} item={item} alert={alert} />
        ))}
      </ol>
      <Matches matches={rollout.ladder.matches} />
    </div>
  );
}

function Step({ item, alert }: { item: LadderItem; alert: boolean }) {
  const { words } = useWords();
  const { state } = item;
  const held = alert && state === 'current';
  const isHere = state === 'current' || state === 'blocked';
  return (
    <li
      className={`${styles.step} ${styles[held ? 'alert' : state] ?? ''}`}
      aria-current={isHere ? 'step' : undefined}
    >
      <span className={styles.rung}>
        {item.kind === 'fold'
          ? words('ladder.more', { count: item.count })
          : words(item.label.key, item.label.params)}
      </span>
      <StepNote item={item} tone={held ? 'alert' : tones[state]} />
    </li>
  );
}

/** Under each step: its state in words and shape, and its time. */
function StepNote({ item, tone }: { item: LadderItem; tone?: Tone }) {
  const { words, locale } = useWords();
  const rung = item.kind === 'rung' ? item : null;
  return (
    <span className={styles.note}>
      {tone && <ToneIcon tone={tone} size={12} />}
      <span>{words(`ladder.state.${item.state}`)}</span>
      {rung?.since && <Elapsed since={rung.since} />}
      {rung && rung.tookMs !== null && (
        <span>{formatDuration(rung.tookMs, locale)}</span>
      )}
    </span>
  );
}

function Matches({ matches }: { matches: string[] }) {
  const { words } = useWords();
  if (matches.length === 0) return null;
  const either = matches.join(` ${words('ladder.or')} `);
  return (
    <p className={styles.matches}>
      {words('ladder.matches')} <strong>{either}</strong>
    </p>
  );
}
