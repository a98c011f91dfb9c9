/** A phase was over before all was asked: a machine was too slow, and nothing is known of the cells. */
export class Missed extends Error {}

/** What came of a deed is not what had to: nobody plays it again for a better answer. */
export class Differed extends Error {}
