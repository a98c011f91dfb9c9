/** A phase was over before all was asked: a machine was too slow, and nothing is known of the cells. */
export class Missed extends Error {}
