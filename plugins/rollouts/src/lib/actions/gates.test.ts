import {
  anAction,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import type { GateQuestion } from '@rollouts/backstage-plugin-rollouts-common';
import { english } from '../../__testUtils__/english';
import { sayApproval, sayObjections } from './gates';
import { sayMissed } from './receipt';

const locale = { language: 'en-GB', zone: 'UTC' };
const until = Date.parse('2026-12-27T08:00Z');
const question: GateQuestion = {
  kind: 'confirm-promotion',
  name: 'ask',
  last: { at: BUILDER_NOW, answer: 'no', key: 'present' },
  bypassed: false,
  objections: [],
};

describe('what holds a gate', () => {
  it('is said with its numbers and its end', () => {
    const said = sayObjections(
      {
        ...question,
        objections: [
          { code: 'frozen', params: { window: 'holidays' }, until },
          { code: 'needs-two', params: { agreed: 1, needed: 2 }, until: null },
        ],
      },
      english,
      locale,
    );
    expect(said).toEqual([
      'The change freeze “holidays” holds it until 27 Dec 2026, 08:00:00 UTC: it says no until then, whoever approves. Rolling back stays possible.',
      '1 of 2 persons approved: two must.',
    ]);
  });

  it('is not that nobody approved what was not asked', () => {
    const objections: GateQuestion['objections'] = [
      { code: 'nobody-agreed', params: { agreed: 0, needed: 1 }, until: null },
    ];
    const asked = { ...question, objections };
    expect(sayObjections(asked, english, locale)).toHaveLength(1);
    const never = { ...asked, last: null };
    expect(sayObjections(never, english, locale)).toEqual([]);
  });
});

describe('an approval', () => {
  const approval = {
    expiresAt: until,
    agreed: ['ann', 'ben'].map(name => ({
      by: `user:default/${name}`,
      at: BUILDER_NOW,
    })),
  };
  const phase = 'WaitingPromotion' as const;
  const waiting = anAction({ state: 'accepted', approval, steps: [] });

  it('names who approved and until when it waits', () => {
    expect(sayApproval(waiting, phase, english, locale)).toBe(
      'Approved by ann and ben. It waits for what holds the gate and for Flagger until 27 Dec 2026, 08:00:00 UTC, then it is over.',
    );
  });

  it('that Flagger was told of, or that is over, waits no longer', () => {
    const at = BUILDER_NOW;
    const steps = [{ at, code: 'gate-answered' as const, text: null }];
    const said = 'Approved by ann and ben.';
    expect(sayApproval({ ...waiting, steps }, phase, english, locale)).toBe(
      said,
    );
    const others = { ...approval, others: ['theirs'] };
    expect(
      sayApproval(
        { ...waiting, steps, approval: others },
        phase,
        english,
        locale,
      ),
    ).toMatch(/until 27 Dec .* Another server must say yes too: theirs\. /);
    // While it is promoted nobody is asked any more.
    expect(
      sayApproval(
        { ...waiting, steps, approval: others },
        'Promoting',
        english,
        locale,
      ),
    ).toBe(said);
    expect(
      sayApproval({ ...waiting, state: 'ineffective' }, phase, english, locale),
    ).toBe(said);
    expect(sayApproval(anAction(), phase, english, locale)).toBeNull();
  });
});

describe('a rejection that Flagger did not come for', () => {
  it('is said to stand, as the gate keeps it', () => {
    const at = BUILDER_NOW;
    const steps = (['stored', 'gate-closed', 'timed-out'] as const).map(
      code => ({ at, code, text: null }),
    );
    const missed = anAction({
      verb: 'reject',
      lever: 'gate',
      state: 'ineffective',
      steps,
    });
    const said = sayMissed(missed, english);
    expect(said).toMatch(/The no stands/);
    expect(said).not.toMatch(/withdrawn/);
  });
});
