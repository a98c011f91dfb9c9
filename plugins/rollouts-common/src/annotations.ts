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
