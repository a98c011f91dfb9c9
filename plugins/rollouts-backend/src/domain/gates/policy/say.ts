import type { Objection } from './types';

/** Whoever reads a Canary can ask in its name: what happened in another rollout is told in the portal only. */
const notStaged = () =>
  'nobody approved, and these images have not succeeded yet where they are to succeed first: the portal says more';

const words: {
  [C in Objection['code']]: (objection: Objection) => string;
} = {
  frozen: ({ params, until }) =>
    `frozen by "${params.window}" until ${
      until === null ? 'further notice' : new Date(until).toISOString()
    }`,
  'nobody-agreed': () => 'nobody decided yet',
  'needs-two': ({ params }) =>
    `${params.agreed} of ${params.needed} persons agreed`,
  'author-alone': ({ params }) =>
    `${params.agreed} of ${params.needed} persons agreed: whoever made the change cannot approve it alone`,
  'author-unknown': ({ params }) =>
    `${params.agreed} of ${params.needed} persons agreed: nobody knows who made the change`,
  'staging-unknown': notStaged,
  'staging-missing': notStaged,
  'staging-runs': notStaged,
  'staging-failed': notStaged,
  'staging-unchecked': notStaged,
  'staging-reverted': notStaged,
  'staging-too-old': notStaged,
  'staging-hidden': notStaged,
};

/** What a gate answers instead of yes; Flagger prints it. */
export function say(objections: Objection[]): string {
  return objections
    .map(objection => words[objection.code](objection))
    .join('; ');
}
