/** The release that is imitated. */
export const FLAGGER_VERSION = '1.44.0';
