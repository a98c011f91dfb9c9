import { reduce } from '../../reduce';
import type { RolloutState } from '../../state';
import { deployed, said, seen } from '../../__testUtils__/story';
import { running, view } from '../__testUtils__/running';
import { planAction } from '../plan';

type Asked = Parameters<typeof planAction>;

const broken = deployed(32, 'primary', '1.0', { ready: false });
const codes = (verb: Asked[0], state: RolloutState, changes = {}) =>
  planAction(verb, view(state, changes)).plan?.warnings.map(({ code }) => code);
const then = (
  state: RolloutState,
  ...changes: Parameters<typeof reduce>[1][]
) => changes.reduce((known, change) => reduce(known, change).next, state);

const more = {
  kind: 'confirm-traffic-increase' as const,
  hook: 'more',
  checksums: ['abc'],
  last: null,
};
const warned = 'primary-not-ready-yet';

describe('before the pods of the primary are ready', () => {
  const state = then(running(), broken);

  it.each([
    ['promote', {}],
    ['rollback', {}],
    ['pause', { gates: [more] }],
    ['resume', { gates: [more], held: true }],
  ] as const)('%s says that Flagger looks at nothing else', (verb, changes) => {
    expect(codes(verb, state, changes)).toContain(warned);
    const repaired = deployed(33, 'primary', '1.0', { ready: true });
    expect(codes(verb, then(state, repaired), changes)).not.toContain(warned);
    // What is not known is not said.
    expect(codes(verb, running(), changes)).not.toContain(warned);
  });

  it('names the primary', () => {
    expect(planAction('rollback', view(state)).plan?.warnings[0]).toEqual({
      code: warned,
      params: { primary: 'podinfo-primary' },
    });
  });

  it('says nothing of what Flagger looks at all the same', () => {
    expect(codes('pause', state)).toEqual(['unprotected', 'one-more-step']);
    expect(codes('promote-unchecked', state)).not.toContain(warned);
    const skipped = then(running({ skipAnalysis: true }), broken);
    expect(codes('pause', skipped, { gates: [more] })).not.toContain(warned);
  });

  it('goes by what Flagger says where the workload is not watched', () => {
    const text =
      'podinfo-primary.shop not ready: waiting for rollout to finish';
    const heard = then(running(), said(32, text, 'warning'));
    expect(codes('rollback', heard)).toContain(warned);
    const gone = { since: 10, status: { canaryWeight: 50 } };
    const moved = then(heard, seen(40, 'Progressing', gone));
    expect(codes('rollback', moved)).not.toContain(warned);
  });

  it('warns who would try again that Flagger may forfeit that', () => {
    const failed = then(running({}, 'Failed', { canaryWeight: 0 }), broken);
    expect(codes('retry', failed)).toContain('primary-forfeits-try');
    expect(codes('retry', failed, { flaggerVersion: '1.44.0' })).toContain(
      warned,
    );
  });
});
