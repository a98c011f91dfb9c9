import { aRollout } from '@rollouts/backstage-plugin-rollouts-common/testing';
import {
  focusManager,
  QueryClient,
  QueryObserver,
} from '@tanstack/react-query';
import { anAnswer } from '../__testUtils__/states/state';
import { createHintHandler } from './hintHandler';
import { keys } from './keys';

const rollout = aRollout().build();

function cacheWith() {
  const client = new QueryClient();
  client.setQueryData(keys.entity('component:default/a'), anAnswer([rollout]));
  client.setQueryData(keys.entity('component:default/b'), anAnswer([]));
  client.setQueryData([...keys.releases(rollout.ref), 6], { pages: [] });
  const isStale = (key: readonly unknown[]) =>
    client.getQueryState(key)?.isInvalidated;
  return { client, isStale };
}

describe('createHintHandler', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('marks only what shows the rollout', () => {
    const { client, isStale } = cacheWith();
    createHintHandler(client).handle([rollout.id]);
    expect(isStale(keys.entity('component:default/a'))).toBe(true);
    expect(isStale([...keys.releases(rollout.ref), 6])).toBe(true);
    expect(isStale(keys.entity('component:default/b'))).toBe(false);
  });

  it('marks what can be done, what is measured and what fires about it', () => {
    const { client, isStale } = cacheWith();
    const shown = [
      keys.offers(rollout.ref),
      keys.analysis(rollout.ref),
      keys.alerts('component:default/a'),
    ];
    const others = [
      keys.offers('flagger:x/y/z'),
      keys.alerts('component:default/b'),
    ];
    for (const key of [...shown, ...others]) client.setQueryData(key, {});
    createHintHandler(client).handle([rollout.id]);
    expect(shown.map(isStale)).toEqual([true, true, true]);
    expect(others.map(isStale)).toEqual([false, false]);
  });

  it('refetches lists later for an id that nobody knows', () => {
    const { client, isStale } = cacheWith();
    createHintHandler(client).handle(['somebody-else']);
    expect(isStale(keys.entity('component:default/b'))).toBe(false);
    jest.advanceTimersByTime(2_001);
    expect(isStale(keys.entity('component:default/b'))).toBe(true);
  });

  it('does not read for a page that nobody looks at', async () => {
    const client = new QueryClient();
    const queryKey = keys.entity('component:default/a');
    const queryFn = jest.fn(async () => anAnswer([rollout]));
    const observer = new QueryObserver(client, { queryKey, queryFn });
    const unsubscribe = observer.subscribe(() => {});
    await jest.advanceTimersByTimeAsync(0);
    focusManager.setFocused(false);
    createHintHandler(client).handle([rollout.id]);
    expect(queryFn).toHaveBeenCalledTimes(1);
    focusManager.setFocused(true);
    createHintHandler(client).handle([rollout.id]);
    expect(queryFn).toHaveBeenCalledTimes(2);
    unsubscribe();
  });

  it('does nothing after it was stopped', () => {
    const { client, isStale } = cacheWith();
    const handler = createHintHandler(client);
    handler.handle(['somebody-else']);
    handler.stop();
    jest.advanceTimersByTime(60_000);
    expect(isStale(keys.entity('component:default/b'))).toBe(false);
  });
});
