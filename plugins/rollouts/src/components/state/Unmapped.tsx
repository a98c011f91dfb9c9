import { Text } from '@backstage/ui';
import {
  ANNOTATION_CANARY,
  Candidate,
} from '@rollouts/backstage-plugin-rollouts-common';
import { annotationLine } from '../../lib/page/annotation';
import { CopyText } from '../base/CopyText';
import { Panel } from '../base/Panel';
import { useWords } from '../base/useWords';
import styles from './StateMessage.module.css';

/** Nothing is connected: what may be meant, and the line to add to the catalog file. */
export function Unmapped(props: {
  candidates: Candidate[];
  /** The annotation that the entity has, when it names a Canary that nobody has. */
  annotation: string | undefined;
}) {
  const { candidates, annotation } = props;
  const { words } = useWords();
  return (
    <Panel
      title={words(
        annotation ? 'state.mapped-empty.title' : 'state.unmapped.title',
      )}
    >
      <div className={styles.state}>
        <p className={styles.text}>
          {annotation
            ? words('state.mapped-empty.text', { value: annotation })
            : words('state.unmapped.text')}
        </p>
        {candidates.length > 0 ? (
          <Candidates candidates={candidates} />
        ) : (
          <>
            <p className={styles.text}>{words('state.unmapped.none')}</p>
            {!annotation && (
              <CopyText
                text={annotationLine(ANNOTATION_CANARY, 'namespace/name')}
              />
            )}
          </>
        )}
      </div>
    </Panel>
  );
}

function Candidates({ candidates }: { candidates: Candidate[] }) {
  const { words } = useWords();
  return (
    <>
      <Text as="h3" variant="body-medium" weight="bold">
        {words('state.unmapped.candidates')}
      </Text>
      <ul className={styles.candidates}>
        {candidates.map(candidate => (
          <li key={candidate.rolloutRef} className={styles.candidate}>
            <span>
              <strong>
                {candidate.namespace}/{candidate.name}
              </strong>{' '}
              · {candidate.cluster}{' '}
              <span className={styles.reason}>
                ({words(`candidate.reason.${candidate.reason}`)})
              </span>
            </span>
            <CopyText
              text={annotationLine(
                candidate.annotation.key,
                candidate.annotation.value,
              )}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
