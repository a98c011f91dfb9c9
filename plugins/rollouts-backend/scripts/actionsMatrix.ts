import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allCells } from '../src/domain/actions/__testUtils__/matrix/cells';
import { renderMatrix } from '../src/domain/actions/__testUtils__/matrix/render';

/** Writes docs/actions-matrix.md; Prettier then gives the columns their widths. */
writeFileSync(
  join(__dirname, '../../../docs/actions-matrix.md'),
  renderMatrix(allCells()),
);
