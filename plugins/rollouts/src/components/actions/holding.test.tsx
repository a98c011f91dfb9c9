import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTab } from '../../__testUtils__/renderInState';

/** What to mind, in the dialog behind a button. */
async function minded(state: string, button: string): Promise<HTMLElement> {
  renderTab(state);
  await userEvent.click(await screen.findByRole('button', { name: button }));
  const dialog = await screen.findByRole('dialog');
  return within(dialog).getByRole('list', { name: 'Mind' });
}

describe('what goes on to hold a release', () => {
  it('is a freeze at the end of a pause, until when is said before', async () => {
    expect(
      await minded('holding-paused-in-freeze', 'Resume…'),
    ).toHaveTextContent(
      /^The pause ends, and the change freeze “holidays” holds the traffic where it is until .*2026.*goes on by itself\.$/,
    );
  });

  it('is a freeze, as the receipt of a resume says', async () => {
    renderTab('holding-resumed-in-freeze');
    const receipt = await screen.findByRole('region', {
      name: 'End of the pause',
    });
    expect(receipt).toHaveTextContent(/no pause holds the gate any more/);
    expect(receipt).toHaveTextContent(
      /not paused any more; a change freeze holds the traffic until it ends/,
    );
    expect(receipt).toHaveTextContent(
      /Flagger asked, and a change freeze holds the gate/,
    );
  });

  it('is another server beside the portal', async () => {
    expect(
      await minded('holding-beside-another', 'Promote…'),
    ).toHaveTextContent(
      /goes on only when the hook “change board”, which asks another server, says yes too/,
    );
  });

  it('is another server, as the receipt of an approval says', async () => {
    renderTab('holding-approved-beside-another');
    const receipt = await screen.findByRole('region', { name: 'Promotion' });
    expect(receipt).toHaveTextContent(/the gate says yes/);
    expect(receipt).toHaveTextContent(
      /Another server must say yes too: change board/,
    );
  });

  it('is nothing for a rollback: whose action it ends is said before', async () => {
    const mind = await minded('holding-ends-action', 'Roll back…');
    expect(mind).toHaveTextContent(/lena/);
    expect(mind).toHaveTextContent(/No Flagger is seen in this cluster/);
  });

  it('is a primary of which nothing is heard', async () => {
    renderTab('holding-primary-unheard');
    expect(
      await screen.findByRole('button', { name: 'Try again…' }),
    ).toHaveAccessibleDescription(/whether checkout-primary is, is not known/);
  });

  it('is a primary that is not ready', async () => {
    expect(
      await minded('holding-primary-unready', 'Roll back…'),
    ).toHaveTextContent(
      /^The pods of checkout-primary are not all ready\. .* Flagger looks at nothing else/,
    );
  });
});

describe('a request that the portal refuses by a code', () => {
  it('is told in the reader’s words, not in those of the answer', async () => {
    renderTab('holding-key-reused');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Roll back…' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByLabelText(/^Reason/),
      'errors rose',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Roll back' }),
    );
    const alert = await within(dialog).findByRole('alert');
    expect(alert).toHaveTextContent(
      /sent before, to ask for something else: Promote\. Close the dialog/,
    );
    expect(alert).not.toHaveTextContent('in English');
  });
});
