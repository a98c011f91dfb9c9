import type { Objection } from './types';

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
  'staging-unknown': ({ params }) =>
    `nobody approved, and ${params.rollout}, where ${params.images} is to succeed first, is not known`,
  'staging-missing': ({ params }) =>
    `nobody approved, and ${params.images} did not run in ${params.rollout}, where it is to succeed first`,
  'staging-runs': ({ params }) =>
    `nobody approved, and ${params.images} still runs in ${params.rollout} (release #${params.number})`,
  'staging-failed': ({ params }) =>
    `nobody approved, and ${params.images} failed in ${params.rollout} (release #${params.number})`,
  'staging-unchecked': ({ params }) =>
    `nobody approved, and ${params.images} was not checked in ${params.rollout} (release #${params.number})`,
  'staging-reverted': ({ params }) =>
    `nobody approved, and ${params.images} was taken back in ${params.rollout} after it had succeeded (release #${params.number})`,
  'staging-too-old': ({ params }) =>
    `nobody approved, and ${params.images} succeeded in ${params.rollout} too long ago (release #${params.number})`,
};

/** What a gate answers instead of yes; Flagger prints it. */
export function say(objections: Objection[]): string {
  return objections
    .map(objection => words[objection.code](objection))
    .join('; ');
}
