import {
  anAlert,
  aSource,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { english, utc } from '../../__testUtils__/english';
import {
  sayRelation,
  sayThen,
  saySuppression,
  sayValue,
  sayWhy,
  splitAlerts,
  toSeverity,
} from './alerts';
import { isBlind, listSources, saySilentSources } from '../page/silentSources';

describe('an alert', () => {
  it('keeps what nobody is told of apart', () => {
    const quiet = anAlert({ suppressed: { by: 'inhibition', silences: [] } });
    expect(splitAlerts([anAlert(), quiet])).toEqual({
      told: [anAlert()],
      suppressed: [quiet],
    });
  });

  it('shows a severity of its own as the rule wrote it', () => {
    const own = anAlert({ severity: 'unknown', severityLabel: 'P3' });
    expect(toSeverity(own, english)).toEqual({ tone: 'unknown', word: 'P3' });
    const none = anAlert({ severity: 'unknown', severityLabel: null });
    expect(toSeverity(none, english).word).toBe('no severity');
    expect(toSeverity(anAlert(), english)).toEqual({
      tone: 'bad',
      word: 'critical',
    });
  });

  it('that is not known to go on does not go on', () => {
    const alert = anAlert({ since: BUILDER_NOW - 780_000 });
    const then = BUILDER_NOW - 180_000;
    expect(sayThen(alert, then, BUILDER_NOW, english, utc)).toMatch(
      /^for 10 min as of \d\d:\d\d, not known since$/,
    );
  });

  it('says the value with the limit, without one, and nothing at all', () => {
    expect(sayValue(anAlert(), english, utc)).toBe(
      'value 7.2, alerts when > 1',
    );
    expect(sayValue(anAlert({ threshold: null }), english, utc)).toBe(
      'value 7.2',
    );
    expect(sayValue(anAlert({ value: null }), english, utc)).toBeNull();
    expect(sayValue(anAlert({ value: 0 }), english, utc)).toContain('value 0');
  });

  it('is tied to what the release did before', () => {
    const alert = anAlert();
    const { rolloutRef } = alert.relation!;
    expect(sayRelation(alert, rolloutRef, english, utc)).toBe(
      'Began 40 sec after release #42 went to 20 %.',
    );
    expect(sayRelation(alert, 'another', english, utc)).toBe(
      'Began 40 sec after release #42 of shop/checkout in production went to 20 %.',
    );
    const none = anAlert({ relation: null });
    expect(sayRelation(none, rolloutRef, english, utc)).toBeNull();
  });

  it('says who silenced it and until when', () => {
    const silenced = anAlert({
      suppressed: {
        by: 'both',
        silences: [
          {
            id: '1',
            createdBy: 'lena',
            comment: 'known',
            endsAt: BUILDER_NOW + 3_600_000,
          },
        ],
      },
    });
    expect(saySuppression(silenced, BUILDER_NOW, english, utc)).toEqual([
      'Silenced, and inhibited by another alert',
      'Silenced until 13:00 by lena: known',
    ]);
    expect(saySuppression(anAlert(), BUILDER_NOW, english, utc)).toEqual([]);
  });

  it('says why it is here', () => {
    expect(sayWhy(anAlert(), english)).toBe(
      'it is about its workload (deployment="checkout")',
    );
    expect(sayWhy(anAlert({ why: null }), english)).toContain('no rule');
  });
});

describe('sources of alerts', () => {
  const main = aSource({
    kind: 'alertmanager',
    name: 'main',
    feeds: [],
    lastSuccessAt: BUILDER_NOW - 240_000,
  });
  const say = (source: typeof main) =>
    saySilentSources('alerts', [source], BUILDER_NOW, english, utc);

  it('are not mentioned while they answer', () => {
    expect(say(main)).toEqual([]);
  });

  it('that are down are said with the age of their last answer', () => {
    const lastError = { at: BUILDER_NOW, message: 'ECONNREFUSED' };
    expect(say({ ...main, state: 'down', lastError })).toEqual([
      'Alertmanager main cannot be read. Its last answer is 4 min old: alerts may be missing or over. ECONNREFUSED',
    ]);
    expect(say({ ...main, state: 'down', lastSuccessAt: null })[0]).toContain(
      'never answered',
    );
  });

  it('that were not asked yet are not said to have failed to answer', () => {
    const unasked = { ...main, state: 'connecting' as const };
    expect(say({ ...unasked, lastSuccessAt: null })).toEqual([
      'Alertmanager main has not been read yet. Alerts may be missing.',
    ]);
  });

  it('say which of their peers fails', () => {
    const feeds = [
      {
        name: 'am-1',
        state: 'failing' as const,
        lastSuccessAt: null,
        lastError: null,
      },
    ];
    const [feed] = feeds;
    const heard = { ...feed, lastSuccessAt: BUILDER_NOW - 3_600_000 };
    expect(say({ ...main, feeds })).toEqual([
      'Alertmanager main: am-1 fails. It has never answered.',
    ]);
    expect(say({ ...main, feeds: [heard] })).toEqual([
      'Alertmanager main: am-1 fails. Its last answer is 1 hr old.',
    ]);
  });

  it('that answer only in part say what is missing, until they tell all', () => {
    const message = 'remote read failed';
    const feed = { name: 'rules', state: 'live' as const };
    const at = BUILDER_NOW;
    const partly = { ...feed, lastSuccessAt: at, lastError: { at, message } };
    const over = { ...partly, lastSuccessAt: at + 1 };
    expect(say({ ...main, feeds: [partly] })).toEqual([
      'Alertmanager main answers only in part, alerts may be missing. remote read failed',
    ]);
    expect(say({ ...main, feeds: [over] })).toEqual([]);
  });

  it('are named as read only while they answer', () => {
    const silent = aSource({ kind: 'prometheus', name: 'main', state: 'down' });
    expect(listSources([main, silent])).toBe('Alertmanager main');
    expect(listSources([silent])).toBe('Prometheus main');
  });

  it('make blind only when all are silent', () => {
    expect(isBlind([])).toBe(false);
    expect(isBlind([{ ...main, state: 'down' }])).toBe(true);
    expect(isBlind([{ ...main, state: 'down' }, main])).toBe(false);
  });
});
