import type { CanaryObservation, FieldWriter } from '../observation';
import { emptyState } from '../state';
import { seen } from '../__testUtils__/story';
import { outsideChanges as between } from './outside';
import { eventOf } from './wholeObject';

const writer = (changes: Partial<FieldWriter> = {}): FieldWriter => ({
  manager: 'kubectl-edit',
  operation: 'Update',
  subresource: null,
  time: 10_000,
  ...changes,
});
const git = writer({ manager: 'argocd-controller', operation: 'Apply' });

const canary = (
  writers: FieldWriter[] | undefined,
  and: Parameters<typeof seen>[2] = {},
): CanaryObservation =>
  seen(0, 'Progressing', { ...and, canary: { writers, ...and.canary } }).canary;

const known = (
  seenNow: CanaryObservation | null,
  goneAt: number | null = null,
) => ({
  ...emptyState,
  canary: seenNow,
  goneAt,
});
const outsideChanges = (
  earlier: CanaryObservation | null,
  later: CanaryObservation | null,
) => between(known(earlier), known(later));

const before = canary([git]);

describe('changes from outside', () => {
  it('name who made them, when, and what reads otherwise', () => {
    const edited = writer({ time: 20_000 });
    const after = canary([git, edited], { spec: { maxWeight: 10 } });

    expect(outsideChanges(before, after)).toEqual([
      {
        ...edited,
        changes: [
          {
            field: 'spec.analysis.maxWeight',
            before: before.spec?.maxWeight,
            after: 10,
          },
        ],
      },
    ]);
  });

  it('are told of a status that was written by hand', () => {
    const byHand = writer({ subresource: 'status', time: 20_000 });
    const after = canary([git, byHand], { status: { failedChecks: 99 } });

    const [{ changes }] = outsideChanges(before, after);
    expect(changes).toEqual([
      expect.objectContaining({ field: 'status.failedChecks', after: 99 }),
    ]);
  });

  it('are told of annotations, by which a Canary names its owner', () => {
    const edited = writer({ time: 20_000 });
    const annotations = { 'rollouts.backstage.io/owner': 'group:default/x' };
    const after = canary([git, edited], { canary: { annotations } });

    const [{ changes }] = outsideChanges(before, after);
    expect(changes.map(({ field }) => field)).toEqual(['metadata.annotations']);
  });

  it('are told again when the same one writes again', () => {
    const later = { ...git, time: 30_000 };
    expect(outsideChanges(before, canary([later]))).toEqual([
      { ...later, changes: [] },
    ]);
  });

  it('are told of whoever wrote last when two fall into one second', () => {
    const after = canary([git], { spec: { suspend: true } });
    expect(outsideChanges(before, after)).toEqual([
      expect.objectContaining({
        manager: 'argocd-controller',
        changes: [{ field: 'spec.suspend', before: false, after: true }],
      }),
    ]);
  });

  it('are none while Flagger writes its status only', () => {
    const after = canary([git], { status: { canaryWeight: 30 } });
    expect(outsideChanges(before, after)).toEqual([]);
  });

  it('are none where there is nothing to compare with', () => {
    const after = canary([git, writer()]);
    expect(between(null, known(after))).toEqual([]);
    expect(outsideChanges(null, after)).toEqual([]);
    expect(outsideChanges(before, null)).toEqual([]);
    expect(outsideChanges(canary(undefined), after)).toEqual([]);
  });
});

describe('a Canary that was deleted and made anew', () => {
  const create = writer({ manager: 'kubectl-replace', time: 20_000 });
  const ownerless = canary([create], {
    canary: { uid: 'another', annotations: {} },
    spec: { skipAnalysis: true },
  });
  const owned = canary([git], {
    canary: {
      annotations: { 'rollouts.backstage.io/owner': 'group:default/x' },
    },
  });
  const changes = [
    { field: 'metadata.uid', before: 'uid-1', after: 'another' },
    { field: 'spec.skipAnalysis', before: false, after: true },
    {
      field: 'metadata.annotations',
      before: { 'rollouts.backstage.io/owner': 'group:default/x' },
      after: {},
    },
  ];

  it('is told with what reads otherwise, and who wrote to the new one', () => {
    const told = outsideChanges(owned, ownerless);
    expect(told).toEqual([{ ...create, changes }]);
    expect(eventOf(told[0])).toBe('made-anew');
  });

  it('is told also when its going was seen before, or nobody is noted', () => {
    const gone = known(owned, 5_000);
    expect(between(gone, known(ownerless))).toEqual([{ ...create, changes }]);

    const unnoted = { ...ownerless, writers: [] };
    expect(outsideChanges(owned, unnoted)).toEqual([
      expect.objectContaining({ manager: null, operation: null, changes }),
    ]);
  });

  it('is told of a status by hand with what is in it now', () => {
    const byHand = writer({ subresource: 'status', time: 21_000 });
    const [, status] = outsideChanges(owned, {
      ...ownerless,
      writers: [create, byHand],
    });
    expect(eventOf(status)).toBe('status-changed');
    expect(status.changes).toContainEqual({
      field: 'status.phase',
      before: null,
      after: 'Progressing',
    });
  });

  it('is told to be gone once, of nobody', () => {
    const gone = known(before, 5_000);
    const told = between(known(before), gone);
    expect(told).toEqual([
      {
        manager: null,
        operation: null,
        subresource: null,
        time: null,
        changes: [{ field: 'metadata.uid', before: 'uid-1', after: null }],
      },
    ]);
    expect(eventOf(told[0])).toBe('deleted');
    expect(between(gone, gone)).toEqual([]);
    expect(between(known(null), known(null, 5_000))).toEqual([]);
  });

  it('is told to be there after all, with what was changed meanwhile', () => {
    const edited = writer({ time: 20_000 });
    const after = canary([git, edited], { spec: { suspend: true } });
    const told = between(known(before, 5_000), known(after));
    expect(told.map(eventOf)).toEqual(['found-again', 'changed']);
  });
});
