import {
  aSource,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { renderHook } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { ServerClock } from '../time/Clock';
import { useKnownSources } from './useKnownSources';

const heard = (secondsAgo: number) =>
  aSource({ lastSuccessAt: BUILDER_NOW - secondsAgo * 1_000 });
const down = aSource({ state: 'down', lastSuccessAt: 0 });

/** The states of sources as an answer of so long ago told them. */
function statesOf(
  sources: ReturnType<typeof aSource>[],
  { answerSecondsAgo = 0, isFailing = false },
) {
  const receivedAt = Date.now() - answerSecondsAgo * 1_000;
  const wrapper = ({ children }: PropsWithChildren<{}>) => (
    <ServerClock now={BUILDER_NOW} receivedAt={receivedAt}>
      {children}
    </ServerClock>
  );
  const { result } = renderHook(() => useKnownSources(sources, isFailing), {
    wrapper,
  });
  return result.current.map(({ state }) => state);
}

describe('how fresh clusters are, seen from here', () => {
  it('is what the backend says while it answers', () => {
    expect(statesOf([heard(70), down], {})).toEqual(['live', 'down']);
  });

  it('is not live when the backend cannot be asked', () => {
    expect(statesOf([heard(1), down], { isFailing: true })).toEqual([
      'stale',
      'down',
    ]);
  });

  it('is not live for ever when no new answer comes', () => {
    expect(statesOf([heard(1)], { answerSecondsAgo: 100 })).toEqual(['live']);
    expect(statesOf([heard(1)], { answerSecondsAgo: 125 })).toEqual(['stale']);
    expect(statesOf([down], { answerSecondsAgo: 9_999 })).toEqual(['down']);
  });
});
