import type { Objection } from '../gates/policy/types';
import { at } from '../__testUtils__/story';
import { planAction } from './plan';
import { running, view } from './__testUtils__/running';

const frozen: Objection = {
  code: 'frozen',
  params: { window: 'holidays' },
  until: at(600),
};
const second: Objection = {
  code: 'needs-two',
  params: { agreed: 1, needed: 2 },
  until: null,
};
const webhooks = [
  { name: 'ask', type: 'confirm-promotion', url: 'http://portal' },
];
const gate = {
  kind: 'confirm-promotion' as const,
  hook: 'ask',
  checksums: ['a'],
  last: null,
};
const promote = (objections: Objection[], gated: boolean) =>
  planAction(
    'promote',
    view(running(gated ? { webhooks } : {}), {
      objections,
      gates: gated ? [gate] : [],
    }),
  );

describe('a promotion under the rules of the house', () => {
  it('through a gate is taken, and says what it waits for', () => {
    expect(promote([frozen, second], true).plan?.warnings).toEqual([
      {
        code: 'waits-for-freeze',
        params: { window: 'holidays', until: at(600) },
      },
      { code: 'waits-for-another', params: { agreed: 1, needed: 2 } },
    ]);
    expect(promote([], true).plan?.warnings).toEqual([]);
  });

  it.each([
    [
      frozen,
      { code: 'frozen', params: { window: 'holidays', until: at(600) } },
    ],
    [second, { code: 'needs-gate', params: {} }],
  ])('without a gate is refused: nothing could wait (%j)', (rule, refusal) => {
    expect(promote([rule], false).refusal).toMatchObject(refusal);
  });

  it('holds no rollback', () => {
    const planned = planAction(
      'rollback',
      view(running(), { objections: [frozen, second] }),
    );
    expect(planned.plan).not.toBeNull();
  });
});
