/**
 * On a catalog entity: the Canaries it consists of, `[<cluster>:]<namespace>/<name>`, several
 * separated by commas. Maps for display only.
 *
 * @public
 */
export const ANNOTATION_CANARY = 'flagger.app/canary';

/**
 * On a Canary: the full entity ref it belongs to, e.g. `component:default/checkout`. The cluster's
 * word, so ownership may rest on it.
 *
 * @public
 */
export const ANNOTATION_ENTITY = 'rollouts.backstage.io/entity';

/**
 * On a Canary: the full ref of the group that owns it, e.g. `group:default/payments`.
 *
 * @public
 */
export const ANNOTATION_OWNER = 'rollouts.backstage.io/owner';

/**
 * On a catalog entity: which alerts are its own, in Alertmanager's matcher syntax; several sets are
 * separated by `;` and one of them must hold, e.g. `namespace="shop",service=~"cart|cart-worker"`.
 *
 * @public
 */
export const ANNOTATION_ALERT_MATCHERS = 'rollouts.backstage.io/alert-matchers';

/**
 * On a catalog entity: where runbooks are, with `{alertname}` in it, e.g.
 * `https://wiki.example.org/runbooks/{alertname}`.
 *
 * @public
 */
export const ANNOTATION_RUNBOOK_BASE = 'rollouts.backstage.io/runbook-base';

/**
 * On a Canary: who must agree before a gate of the portal lets a release pass, `author-and-another` or
 * `two`. It can ask for more than what is configured, never for less.
 *
 * @public
 */
export const ANNOTATION_AGREEMENT = 'rollouts.backstage.io/agreement';

/**
 * On the pod template of a Canary's target: the full ref of who made the change, e.g.
 * `user:default/ann`. It is as true as whoever writes it: let CI or an admission policy set it.
 *
 * @public
 */
export const ANNOTATION_AUTHOR = 'rollouts.backstage.io/author';
