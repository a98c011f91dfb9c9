import type { Flagger } from '@rollouts/backstage-plugin-rollouts-common';
import { aFlagger } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { at, said, seen } from '../__testUtils__/story';
import { after, running, view } from './__testUtils__/running';
import { noticesOf } from './noticesOf';
import { planAction } from './plan';

const begun = after([
  seen(0, 'Initialized'),
  said(10, 'New revision detected! Scaling up podinfo.shop'),
  seen(10, 'Progressing'),
]);
const notices = (
  flagger: Flagger | null,
  { heardSecond = 20, components = 1 } = {},
) =>
  noticesOf({
    state: begun,
    flagger,
    heardUntil: at(heardSecond),
    components,
  });

describe('what to know before any click', () => {
  it('is nothing while Flagger works and one component shows it', () => {
    expect(notices(aFlagger())).toEqual([]);
    expect(notices(null)).toEqual([]);
  });

  it('is that nothing happens while Flagger is stopped', () => {
    expect(notices(aFlagger({ presence: 'stopped' }))).toEqual([
      {
        code: 'flagger-stopped',
        params: { object: 'Deployment flagger-system/flagger' },
      },
    ]);
  });

  it('is that there may be none where nothing of Flagger is seen', () => {
    const unseen = aFlagger({ presence: 'unseen' });
    expect(notices(unseen)).toEqual([{ code: 'flagger-unseen', params: {} }]);
    // That it gives no sign is nearer.
    expect(notices(unseen, { heardSecond: 900 })).toEqual([
      { code: 'flagger-silent', params: { minutes: 14 } },
    ]);
  });

  it('is that nothing may happen when Flagger gives no sign', () => {
    expect(notices(null, { heardSecond: 900 })).toEqual([
      { code: 'flagger-silent', params: { minutes: 14 } },
    ]);
  });

  it.each(['older', 'newer'] as const)(
    'is that the portal was not tried with a Flagger that is %s',
    support => {
      expect(notices(aFlagger({ version: '1.30.0', support }))).toEqual([
        { code: 'flagger-untried', params: { version: '1.30.0' } },
      ]);
    },
  );

  it('is whom else it concerns', () => {
    expect(notices(aFlagger(), { components: 2 })).toEqual([
      { code: 'shared', params: { components: 2 } },
    ]);
  });

  it('stands first in every plan', () => {
    const about = notices(null, { components: 3 });
    const { plan } = planAction(
      'rollback',
      view(running(), { notices: about }),
    );
    expect(plan?.warnings[0]).toEqual(about[0]);
  });
});
