import type { Rollout } from '@rollouts/backstage-plugin-rollouts-common';
import { toHazards } from '../../lib/rollout/explanation';
import { Notice } from '../base/Notice';
import { useWords } from '../base/useWords';
import { EvidenceList } from './EvidenceList';

/** Dangers of the state, worst first, each with what follows from it. */
export function Hazards({ rollout }: { rollout: Rollout }) {
  const { words, locale } = useWords();
  return (
    <>
      {toHazards(rollout, words, locale).map(hazard => (
        <Notice
          key={hazard.code}
          severity={hazard.severity}
          label={hazard.label}
          title={hazard.title}
        >
          <p>{hazard.advice}</p>
          {hazard.evidence.length > 0 && (
            <EvidenceList evidence={hazard.evidence} />
          )}
        </Notice>
      ))}
    </>
  );
}
