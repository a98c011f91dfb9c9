import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTab } from '../../__testUtils__/renderInState';

const button = (name: string) => screen.findByRole('button', { name });

describe('after success', () => {
  it('the way back is at hand, and a pause of what does not move is not', async () => {
    renderTab('actions-idle');
    expect(await button('Go back a version…')).toBeVisible();
    for (const name of ['Pause…', 'Roll back…']) {
      expect(
        screen.getByRole('button', { name, hidden: true }),
      ).not.toBeVisible();
    }
  });

  it('the dialog begins with what must be done in Git', async () => {
    renderTab('actions-idle');
    await userEvent.click(await button('Go back a version…'));
    const dialog = await screen.findByRole('dialog');
    const mind = within(dialog).getByRole('list', { name: 'Mind' });
    expect(within(mind).getAllByRole('listitem')[0]).toHaveTextContent(
      /^Flux Kustomization flux-system\/shop deploys this workload/,
    );
    expect(
      within(dialog).getByText(/^checkout gets (\S+:)?1\.4\.1 back/),
    ).toBeVisible();
  });

  it('the release that was begun says by whom and why', async () => {
    renderTab('actions-reverted');
    expect(
      await screen.findByText(/to go back a version: Orders fail/),
    ).toBeVisible();
  });
});

describe('a release that a person rolled back', () => {
  it('says who did it and why before anything that Flagger says', async () => {
    renderTab('failed-by-person');
    const lead = await screen.findByText(
      /: Orders fail since the canary went to 20 %\.$/,
    );
    expect(lead).toHaveTextContent(/^Rolled back by .*lena/i);
    expect(lead.closest('p')).toHaveTextContent(
      /Traffic is back on the old revision; the next change starts a new release\.$/,
    );
    expect(lead.closest('p')).not.toHaveTextContent('900001');
  });
});
