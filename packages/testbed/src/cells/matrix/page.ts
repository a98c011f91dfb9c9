import { join } from 'node:path';
import { ROOT } from '../../build/folders';

/** The page of all answers, written by the code that decides. */
export const PAGE = join(ROOT, 'docs/actions-matrix.md');
