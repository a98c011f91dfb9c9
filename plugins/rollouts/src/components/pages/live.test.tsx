import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { progressing } from '../../__testUtils__/states/running';
import { anAnswer } from '../../__testUtils__/states/state';
import { anError } from '../../__testUtils__/states/trouble';
import { renderTab } from '../../__testUtils__/renderInState';

describe('live', () => {
  it('a hint shows a change without closing what is open or moving focus', async () => {
    let weight = 30;
    const { hint } = renderTab('progressing', {
      api: {
        getEntityRollouts: async () =>
          anAnswer([progressing.atWeight(weight).build()]),
      },
    });
    const summary = await screen.findByText('How do we know?');
    await userEvent.click(summary);
    summary.focus();

    weight = 40;
    act(() => hint({ ids: [progressing.build().id] }));

    expect(await screen.findByText(/^canary 40 %$/)).toBeVisible();
    expect(summary).toHaveFocus();
    expect(summary.closest('details')).toHaveAttribute('open');
  });

  it('ignores a hint that makes no sense', async () => {
    let calls = 0;
    const { hint } = renderTab('progressing', {
      api: {
        getEntityRollouts: async () => {
          calls += 1;
          return anAnswer([progressing.build()]);
        },
      },
    });
    await screen.findByText('How do we know?');
    act(() => hint({ ids: 'everything' }));
    expect(calls).toBe(1);
  });
});

describe('failures', () => {
  it('keeps what is shown when a refresh fails, dated, and can try again', async () => {
    let works = true;
    const { hint } = renderTab('progressing', {
      api: {
        getEntityRollouts: async () => {
          if (works) return anAnswer([progressing.build()]);
          throw await anError(404, 'gone fishing');
        },
      },
    });
    await screen.findByText('How do we know?');

    works = false;
    act(() => hint({ ids: [progressing.build().id] }));
    await screen.findByRole('heading', {
      name: /^Not up to date: shown as of/,
    });
    expect(screen.getByText(/^canary 30 %$/)).toBeVisible();

    works = true;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.queryByText(/^Not up to date/)).not.toBeInTheDocument(),
    );
  });

  it('says what is wrong when there is nothing to show', async () => {
    renderTab('progressing', {
      api: {
        getEntityRollouts: async () => {
          throw await anError(404, 'Not found');
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The rollouts backend is not installed or not ready (404).',
    );
  });
});
