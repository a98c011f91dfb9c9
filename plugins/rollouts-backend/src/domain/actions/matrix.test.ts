import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  levers,
  RefusalCode,
  refusalCodes,
} from '@rollouts/backstage-plugin-rollouts-common';
import { allCells, Cell } from './__testUtils__/matrix/cells';
import { CELLS, renderMatrix } from './__testUtils__/matrix/render';

const PAGE = join(__dirname, '../../../../../docs/actions-matrix.md');
const cells = allCells();
const planned = cells.filter(cell => cell.planned.plan !== null);
const nameOf = ({ verb, phase, strategy, hook, situation }: Cell) =>
  [verb, phase, strategy, hook, situation].join(' / ');
const namesOf = (wrong: Cell[]) => wrong.map(nameOf);

/** All that is ever written. */
const FIELDS = [
  'gate',
  'spec.analysis.maxWeight',
  'spec.analysis.stepWeights',
  'spec.skipAnalysis',
  'spec.suspend',
  'primary.images',
  'status.failedChecks',
  'status.lastAppliedSpec',
  'target.annotation',
  'target.images',
];

/** Reasons to refuse that no plan has. */
const elsewhere: { [C in RefusalCode]?: string } = {
  'not-permitted': 'the permission framework is asked by the route',
  'stale-view': 'the route knows what the person saw',
  'action-in-progress': 'the store knows what is under way',
  'key-reused': 'the store knows what the key was used for',
  'cluster-refused': 'the API server says it to the write',
};

describe('the matrix of all answers', () => {
  it('has every cell, and each a plan or a refusal', () => {
    expect(cells).toHaveLength(CELLS);
    expect(new Set(cells.map(nameOf)).size).toBe(CELLS);
    expect(
      namesOf(
        cells.filter(({ planned: { plan, refusal } }) => !plan === !refusal),
      ),
    ).toEqual([]);
  });

  it('uses every lever, and writes nothing that is never offered', () => {
    const used = new Set(planned.map(cell => cell.planned.plan?.lever));
    expect([...used].sort()).toEqual([...levers].sort());
    expect(
      namesOf(
        planned.filter(
          cell => !FIELDS.includes(cell.planned.write?.field ?? 'none'),
        ),
      ),
    ).toEqual([]);
  });

  it('tells for each plan the command, unless nothing is written to the cluster', () => {
    const wrong = planned.filter(({ planned: { plan, write } }) => {
      const count = plan?.commands.length ?? 0;
      return write?.field !== 'gate' && count === 0;
    });
    expect(namesOf(wrong)).toEqual([]);
  });

  it('offers instead only what is possible there', () => {
    const possible = new Set(namesOf(planned));
    const wrong = cells.filter(cell => {
      const instead = cell.planned.refusal?.instead;
      return instead && !possible.has(nameOf({ ...cell, verb: instead }));
    });
    expect(namesOf(wrong)).toEqual([]);
  });

  it('does nothing on old knowledge, where actions are off, and to what goes', () => {
    const wrong = planned.filter(
      ({ situation, phase }) =>
        situation === 'cluster not heard from' ||
        situation === 'actions switched off' ||
        phase === 'Terminating' ||
        phase === 'Terminated',
    );
    expect(namesOf(wrong)).toEqual([]);
  });

  it('only pauses, or restores the primary, while users are on the canary of a failed promotion', () => {
    const verbsThere = planned
      .filter(
        ({ phase, situation, strategy }) =>
          phase === 'Failed' &&
          situation === 'all traffic on the canary, new primary not ready' &&
          strategy !== 'provider kubernetes',
      )
      .map(({ verb }) => verb);
    expect(new Set(verbsThere)).toEqual(new Set(['pause', 'revert-primary']));
  });

  it('has every reason to refuse that lies in what is known of a rollout', () => {
    const used = new Set(cells.map(cell => cell.planned.refusal?.code));
    expect(refusalCodes.filter(code => !used.has(code)).sort()).toEqual(
      Object.keys(elsewhere).sort(),
    );
  });

  it('is the page in the documentation; else write it with `yarn actions-matrix`', () => {
    expect(plain(readFileSync(PAGE, 'utf8'))).toBe(plain(renderMatrix(cells)));
  });
});

/** Without the widths of columns. */
function plain(page: string): string {
  return page.replace(/-{3,}/g, '---').replace(/ +/g, ' ').trim();
}
