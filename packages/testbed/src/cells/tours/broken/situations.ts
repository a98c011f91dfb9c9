/** How the page calls what is left by a promotion that failed. */
export const NOT_READY = 'all traffic on the canary, new primary not ready';
export const READY_AGAIN = 'the same, the primary is ready again';
export const COPIED = 'copied to the primary, which is not ready';
export const DEAF = 'a promotion failed, nothing is heard of the primary';
