import type { GateQuestion } from '@rollouts/backstage-plugin-rollouts-common';
import { sayObjections } from '../../lib/actions/gates';
import { formatAge } from '../../lib/format/time';
import { Notice } from '../base/Notice';
import { useWords } from '../base/useWords';
import { useNow } from '../time/Clock';
import styles from './Actions.module.css';

/** Whether Flagger really asks this portal, and whether it goes on without its answer. */
export function GateQuestions(props: { questions: GateQuestion[] }) {
  const { words, locale } = useWords();
  const now = useNow(1000);
  return (
    <>
      {props.questions.map(question => {
        const { kind: gate, name, last, bypassed } = question;
        return (
          <div key={`${gate} ${name}`} className={styles.question}>
            {bypassed && (
              <Notice
                severity="danger"
                title={words('gateQuestion.bypassed.title')}
              >
                <p>{words('gateQuestion.bypassed.text', { gate, name })}</p>
              </Notice>
            )}
            <p className={styles.line}>
              {last
                ? words(`gateQuestion.asked.${last.answer}`, {
                    gate,
                    time: formatAge(now - last.at, locale),
                  })
                : words('gateQuestion.never', { gate })}
            </p>
            {sayObjections(question, words, locale).map(said => (
              <p key={said} className={styles.line}>
                {said}
              </p>
            ))}
            {last?.key === 'earlier' && (
              <p className={styles.line}>{words('gateQuestion.key.earlier')}</p>
            )}
          </div>
        );
      })}
    </>
  );
}
