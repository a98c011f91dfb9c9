import { judgeAlerts, Kind, ShownAlerts } from './alerts';

const trouble = { from: 10, to: 20 };
const live: ShownAlerts = {
  alerts: [
    {
      name: 'AlwaysFiring',
      asOf: null,
      toldBy: ['prometheus', 'alertmanager'],
    },
  ],
  sources: { prometheus: 'live', alertmanager: 'live' },
  told: { prometheus: false, alertmanager: false },
};
const away: ShownAlerts = {
  alerts: [{ name: 'AlwaysFiring', asOf: 9, toldBy: ['prometheus'] }],
  sources: { prometheus: 'down', alertmanager: 'live' },
  told: { prometheus: true, alertmanager: false },
};
const judge = (meanwhile: ShownAlerts, last = live) =>
  judgeAlerts(
    [
      { at: 5, shown: live },
      { at: 15, shown: meanwhile },
      { at: 25, shown: last },
    ],
    'prometheus',
    [trouble],
  );

describe('alerts while their source is away', () => {
  it('stay, as of when they were last known', () => {
    expect(judge(away)).toEqual([]);
  });

  it('must not vanish, nor look like news', () => {
    expect(judge({ ...away, alerts: [] })).toEqual([
      'an alert that was known was not shown any more',
    ]);
    const [alert] = live.alerts;
    const toldBy = (...kinds: Kind[]) =>
      judge({ ...away, alerts: [{ ...alert, toldBy: kinds }] });

    expect(toldBy('prometheus')).toEqual([
      'an alert was shown as of now while nobody told it',
    ]);
    expect(toldBy('prometheus', 'alertmanager')).toEqual([]);
  });

  it('come with a word that the source is down, since when and why', () => {
    expect(judge(live)).toEqual(['prometheus was never said to be down']);
    expect(judge({ ...away, told: live.told })).toEqual([
      'prometheus was down without a word since when and why',
    ]);
  });

  it('prove nothing when nothing was ever broken', () => {
    const samples = [{ at: 15, shown: live }];

    expect(judgeAlerts(samples, 'prometheus', [])).toEqual([
      'prometheus was never said to be down',
    ]);
  });

  it('are news again afterwards', () => {
    expect(judge(away, away)).toEqual([
      'in the end prometheus was not live',
      'in the end the alert was not there, or old',
    ]);
  });
});
