import type { Tone } from '../../lib/rollout/status';
import { ToneIcon } from './ToneIcon';
import styles from './ToneBadge.module.css';

/** A word with its shape and colour. BUI's Badge knows no status colours. */
export function ToneBadge({ tone, text }: { tone: Tone; text: string }) {
  return (
    <span className={`${styles.badge} ${styles[tone] ?? ''}`}>
      <ToneIcon tone={tone} />
      {text}
    </span>
  );
}
