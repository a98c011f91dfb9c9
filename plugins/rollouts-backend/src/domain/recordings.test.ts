import { listRecordings } from '@rollouts/recordings';
import { compactEntry, compactRelease } from './__testUtils__/compact';
import { expected } from './__testUtils__/expected';
import { observationsOf, replay } from './__testUtils__/replay';

describe('the reducer understands real runs', () => {
  it.each(listRecordings())('%s', name => {
    const expectation = expected[name];
    if (!expectation) {
      throw new Error(
        `No expectation for the recording "${name}": read it and add one to testing/expected.ts`,
      );
    }

    const { releases, timelines } = replay(observationsOf(name));

    expect(releases.map(compactRelease)).toEqual(expectation.releases);
    expect(
      releases.flatMap(r => (timelines.get(r.number) ?? []).map(compactEntry)),
    ).toEqual(expectation.timeline);
  });

  it('has no expectation without a recording', () => {
    expect(Object.keys(expected).sort()).toEqual(listRecordings());
  });

  it('says of every entry who reported it', () => {
    const { timelines } = replay(observationsOf('gates-all'));
    const feeds = (kind: string) =>
      timelines
        .get(1)
        ?.filter(e => e.details.kind === kind)
        .map(e => e.feeds);

    expect(feeds('weight')).toEqual([
      ['event', 'status', 'webhook'],
      ['event', 'status', 'webhook'],
    ]);
    expect(feeds('closed')).toEqual([['status']]);
  });
});

describe('replaying', () => {
  it.each(listRecordings())('%s a second time changes nothing', name => {
    const observations = observationsOf(name);
    const once = replay(observations);

    expect(replay(observations, once)).toEqual(once);
  });

  it.each(listRecordings())('%s with everything seen twice', name => {
    const observations = observationsOf(name);
    const once = replay(observations);
    const twice = replay(observations.flatMap(o => [o, o]));

    expect(twice).toEqual(once);
  });
});
