import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allCells } from './cells';
import { renderMatrix } from './render';

/** Writes docs/actions-matrix.md; Prettier then gives the columns their widths. */
writeFileSync(
  join(__dirname, '../../../../../../../docs/actions-matrix.md'),
  renderMatrix(allCells()),
);
