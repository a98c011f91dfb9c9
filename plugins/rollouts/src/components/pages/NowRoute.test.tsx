import { TestApiProvider } from '@backstage/frontend-test-utils';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import { rolloutsApiRef } from '../../api';
import { entityIn, fakeApi } from '../../__testUtils__/fakeApi';
import { NowRoute } from './NowRoute';

// Only what it is told matters here: that page has tests of its own.
jest.mock('./RolloutPage', () => ({
  RolloutPage: ({ isHeld }: { isHeld: boolean }) => (isHeld ? 'held' : 'free'),
}));

function renderRoute(getEntityAlerts: () => Promise<any>) {
  jest.useFakeTimers();
  render(
    <TestApiProvider
      apis={[[rolloutsApiRef, { ...fakeApi(), getEntityAlerts }]]}
    >
      <QueryClientProvider client={new QueryClient()}>
        <NowRoute entity={entityIn('progressing')} />
      </QueryClientProvider>
    </TestApiProvider>,
  );
}

afterEach(() => jest.useRealTimers());

describe('the release', () => {
  it('waits for the alerts that stand above it, which are asked for with it', async () => {
    let answer = (_: unknown) => {};
    const ask = jest.fn(
      () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    );
    renderRoute(ask);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(screen.getByText('held')).toBeVisible();
    await act(async () => {
      answer(
        await fakeApi().getEntityAlerts({
          entity: 'component:default/progressing',
        }),
      );
      await jest.advanceTimersByTimeAsync(1);
    });
    expect(screen.getByText('free')).toBeVisible();
  });

  it('does not wait long', async () => {
    renderRoute(() => new Promise(() => {}));
    await act(() => jest.advanceTimersByTimeAsync(999));
    expect(screen.getByText('held')).toBeVisible();
    await act(() => jest.advanceTimersByTimeAsync(1));
    expect(screen.getByText('free')).toBeVisible();
  });
});
