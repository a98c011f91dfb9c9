import type { CanaryObservation, FieldWriter } from '../observation';
import { seen } from '../__testUtils__/story';
import { outsideChanges } from './outside';

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
    const other = canary([git, writer()], { canary: { uid: 'another' } });
    expect(outsideChanges(null, after)).toEqual([]);
    expect(outsideChanges(before, null)).toEqual([]);
    expect(outsideChanges(before, other)).toEqual([]);
    expect(outsideChanges(canary(undefined), after)).toEqual([]);
  });
});
