import { currentOf, PeerWord, RulesWord } from './current';
import { joinAlerts } from './join';
import type { NotifiedAlert, RuleAlert, Silence } from './types';

const HOUR = 60 * 60_000;
const NOW = 100 * HOUR;
const THEN = NOW - 10 * 60_000;
const labels = { alertname: 'Errors', namespace: 'shop' };

const fires: RuleAlert = {
  labels,
  annotations: {},
  state: 'firing',
  activeAt: 1,
  value: 1,
  expression: 'errors > 0',
  source: 'prometheus:a',
  asOf: null,
};
const notifies: NotifiedAlert = {
  fingerprint: 'f',
  labels: { ...labels, prometheus: 'p' },
  annotations: {},
  startsAt: 1,
  updatedAt: 1,
  silencedBy: ['s'],
  inhibitedBy: [],
  source: 'alertmanager:a',
  asOf: null,
};
const silence: Silence = {
  id: 's',
  createdBy: 'ada',
  comment: 'known',
  endsAt: NOW + HOUR,
};

const prometheus = (changes: Partial<RulesWord> = {}): RulesWord => ({
  at: NOW,
  isOld: false,
  alerts: [fires],
  rules: ['Errors'],
  ...changes,
});
const peer = (changes: Partial<PeerWord> = {}): PeerWord => ({
  at: NOW,
  isOld: false,
  alertmanager: 'a',
  alerts: [notifies],
  silences: [silence],
  ...changes,
});
const old = { at: THEN, isOld: true };

/** What is shown: as of when, and whether it is silenced. */
function shown(said: { prometheus?: RulesWord[]; peers?: PeerWord[] }) {
  const told = currentOf('c', { prometheus: [], peers: [], ...said }, NOW);
  return joinAlerts(told).map(({ asOf, silences }) => ({
    asOf,
    silenced: silences.length > 0,
  }));
}

describe('an alert that only who does not answer has told', () => {
  it('is over when another peer does not tell it', () => {
    expect(shown({ peers: [peer(old), peer({ alerts: [] })] })).toEqual([]);
  });

  it('is over when the Prometheus that has its rule does not tell it', () => {
    const quiet = prometheus({ alerts: [] });

    expect(shown({ prometheus: [quiet], peers: [peer(old)] })).toEqual([]);
    expect(shown({ prometheus: [quiet, prometheus(old)] })).toEqual([]);
  });

  it('is shown as of then when nobody else could know', () => {
    const other = prometheus({ alerts: [], rules: ['Slow'] });
    const elsewhere = peer({ alertmanager: 'b', alerts: [] });

    expect(
      shown({ prometheus: [other], peers: [peer(old), elsewhere] }),
    ).toEqual([{ asOf: THEN, silenced: true }]);
    expect(shown({ prometheus: [prometheus(old)] })).toEqual([
      { asOf: THEN, silenced: false },
    ]);
  });

  it('is forgotten in the end', () => {
    const long = { at: NOW - HOUR - 1, isOld: true };

    expect(
      shown({ prometheus: [prometheus(long)], peers: [peer(long)] }),
    ).toEqual([]);
  });
});

describe('an alert that is still told', () => {
  it('is of now, whoever is silent', () => {
    expect(shown({ prometheus: [prometheus()], peers: [peer(old)] })).toEqual([
      { asOf: null, silenced: true },
    ]);
    expect(shown({ prometheus: [prometheus(old)], peers: [peer()] })).toEqual([
      { asOf: null, silenced: true },
    ]);
  });

  it('is silenced no longer than the silence lasts', () => {
    const ended = peer({ ...old, silences: [{ ...silence, endsAt: NOW }] });

    expect(shown({ prometheus: [prometheus()], peers: [ended] })).toEqual([
      { asOf: null, silenced: false },
    ]);
    const told = currentOf('c', { prometheus: [], peers: [ended] }, NOW);
    expect(told.notified[0].silencedBy).toEqual([]);
  });

  it('is not silenced by who does not answer when a peer that does knows better', () => {
    const lifted = peer({ alerts: [{ ...notifies, silencedBy: [] }] });

    expect(
      shown({ prometheus: [prometheus()], peers: [peer(old), lifted] }),
    ).toEqual([{ asOf: null, silenced: false }]);
  });
});
