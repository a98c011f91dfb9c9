import type { MissingRight } from '@rollouts/backstage-plugin-rollouts-common';
import type { ActionRecord } from './record';

/** How an API server says what its authorizer denies (k8s.io/apiserver, `forbiddenMessage`). */
const DENIED =
  /User "([^"]{1,253})" cannot ([a-z]{1,32}) resource "([^"]{1,128})" in API group "([^"]{0,253})"(?: in the namespace "([^"]{1,253})")?/;

/** Whatever a lever writes is read before, and of a Canary another lever writes the other half. */
const verbs = ['get', 'patch'];
const ofCanaries = ['canaries', 'canaries/status'];

/**
 * The right that the account of the portal lacks, as the API server says it.
 *
 * @returns null: the text does not say that it is the account's rights
 */
export function readMissingRight(text: string): MissingRight | null {
  const [, account, verb, resource, apiGroup, namespace] =
    DENIED.exec(text) ?? [];
  if (!account) return null;
  const isCanary = ofCanaries.includes(resource);
  return {
    account,
    verb,
    resource,
    apiGroup,
    namespace: namespace ?? null,
    grant: {
      resources: isCanary ? ofCanaries : [resource],
      verbs: verbs.includes(verb) ? verbs : [verb],
    },
  };
}

/** What stands in the way of an action now, if it is a right; null: it is not. */
export function missingRightOf({
  steps,
}: Pick<ActionRecord, 'steps'>): MissingRight | null {
  const { code, text } = steps.at(-1) ?? {};
  return code === 'write-refused' || code === 'restore-failed'
    ? readMissingRight(text ?? '')
    : null;
}
