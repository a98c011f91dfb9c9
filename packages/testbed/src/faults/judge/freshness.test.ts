import { recordedChanges } from '../../compare/recordedChanges';
import type { Source } from '../../portal/answers';
import type { Shown } from '../samples/Shown';
import { judgeFreshness, Wanted } from './freshness';
import { timesOf } from './timesOf';

const history = recordedChanges('weighted-success');
const begin = timesOf(history).get('opened') ?? 0;
const end = timesOf(history).get('closed succeeded') ?? 0;
const error = { at: 0, message: 'No answer from the API server' };

function shownAt(
  at: number,
  phase: string | null,
  source: Partial<Source> = {},
): { at: number; shown: Shown } {
  const live = { id: 'cluster:a', name: 'a', state: 'live' as const };
  return {
    at,
    shown: {
      phase,
      release: null,
      source: { ...live, lastSuccessAt: at, lastError: null, ...source },
    },
  };
}

const during = shownAt(begin + 1_000, 'Progressing');
const after = shownAt(end + 1_000, 'Succeeded');
const broken = { from: begin + 10_000, to: begin + 30_000, isDeaf: true };
const down = (lastSuccessAt: number) =>
  shownAt(begin + 20_000, 'Progressing', {
    ...{ state: 'down', lastSuccessAt, lastError: error },
  });
const judge = (
  samples: Array<{ at: number; shown: Shown | null }>,
  wanted: Wanted[] = [],
) => judgeFreshness(samples, history, [broken], wanted);

describe('what a portal shows', () => {
  it('is right when it follows, says that it is down, and follows again', () => {
    expect(
      judge(
        [during, down(begin + 9_000), { at: end, shown: null }, after],
        [{ state: 'down', words: /No answer/ }],
      ),
    ).toEqual([]);
  });

  it('must say what is broken, and why', () => {
    expect(judge([during, after], [{ state: 'down' }])).toEqual([
      'the cluster was never said to be down meanwhile',
    ]);
    expect(
      judge([down(begin), after], [{ state: 'down', words: /credentials/ }]),
    ).toEqual([
      'the cluster was never said to be down with /credentials/ meanwhile',
    ]);
  });

  it('must not say that it heard what it cannot hear', () => {
    expect(judge([down(begin + 19_000), after])).toEqual([
      'it said to have heard the cluster while it could not',
    ]);
  });

  it('must not be blank, ahead of the cluster, or old and called live', () => {
    expect(judge([during, shownAt(begin + 2_000, null), after])).toEqual([
      'what was known was not shown any more',
    ]);
    expect(judge([shownAt(begin + 1_000, 'Succeeded'), after])).toHaveLength(1);
    expect(judge([shownAt(end + 120_000, 'Progressing'), after])).toEqual([
      'Progressing was shown as live although it was not so for 90 s',
    ]);
  });

  it('must be live in the end', () => {
    expect(judge([during, down(begin)])).toEqual([
      'in the end the cluster was down',
    ]);
  });
});
