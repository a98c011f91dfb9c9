import { auditing } from './auditing';
import { deciding } from './deciding';
import { framework } from './framework';
import { hooks } from './hooks';
import { reading } from './reading';
import type { Row, Subject } from './row';

/** Every request that is made about a rollout. A route without a row fails the test. */
export function rowsFor(subject: Subject): Row[] {
  return [
    ...reading(subject),
    ...deciding(subject),
    ...auditing,
    ...hooks(subject),
    ...framework(subject),
  ];
}
