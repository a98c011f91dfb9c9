import type { Action } from '@rollouts/backstage-plugin-rollouts-common';
import { formatSecond } from '../../lib/format/time';
import { Disclosure } from '../base/Disclosure';
import { useWords } from '../base/useWords';
import styles from './ActionSteps.module.css';

/** Every write with its answer, and what the cluster showed, oldest first. */
export function ActionSteps({ steps }: Pick<Action, 'steps'>) {
  const { words, locale } = useWords();
  if (steps.length === 0) return null;
  return (
    <Disclosure summary={words('receipt.steps')}>
      <ol className={styles.steps}>
        {steps.map(({ at, code, text }, index) => (
          <li key={`${index}-${code}`}>
            {formatSecond(at, locale)} {words(`actionStep.${code}`)}
            {text && `: ${text}`}
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}
