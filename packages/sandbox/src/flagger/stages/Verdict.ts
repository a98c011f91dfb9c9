/** Whether the tick goes on to the next stage. */
export type Verdict = 'continue' | 'stop';
