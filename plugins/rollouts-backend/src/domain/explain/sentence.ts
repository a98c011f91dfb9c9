import type {
  Evidence,
  Explanation,
  ExplanationCode,
} from '@rollouts/backstage-plugin-rollouts-common';

/** A sentence in code: which one, what fills it, what it rests on. */
export function sentence(
  code: ExplanationCode,
  params: Explanation['params'] = {},
  evidence: Evidence[] = [],
): Explanation {
  return { code, params, evidence };
}
