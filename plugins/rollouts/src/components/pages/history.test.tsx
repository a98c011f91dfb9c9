import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTab } from '../../__testUtils__/renderInState';

const rows = async () => {
  const table = await screen.findByRole('table');
  return within(table).getAllByRole('row').slice(1);
};

describe('history', () => {
  it('shows the last releases under the current one, without repeating it', async () => {
    renderTab('progressing');
    const [first, ...rest] = await rows();
    expect(first).toHaveTextContent(/#41.*failed.*1\.4\.40.*1\.4\.41/);
    expect(rest).toHaveLength(4);
  });

  it('loads page after page', async () => {
    renderTab('progressing', {
      path: '/history?cluster=production&namespace=shop&name=checkout',
    });
    expect(await rows()).toHaveLength(20);
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Load more' }),
    );
    expect(
      await screen.findByText('That is all that was recorded.'),
    ).toBeVisible();
    expect(await rows()).toHaveLength(42);
  });

  it('says why a release failed and what is not known of it', async () => {
    renderTab('progressing', { path: '/history' });
    const all = await rows();
    expect(all[1]).toHaveTextContent(
      /Too many failed checks.*error-rate.*reached 20 % · 5 failed checks/,
    );
    expect(all[3]).toHaveTextContent(/unknown.*1 gap in the record/);
  });

  it('names who decided and why, and not how it was done', async () => {
    renderTab('progressing', { path: '/history' });
    const decided = (await rows())[5];
    expect(decided).toHaveTextContent(
      /failed.*Rolled back by lena.*Orders fail since 20 %.*900001/i,
    );
    expect(decided).not.toHaveTextContent('by hand');
  });

  it('is empty before the first release', async () => {
    renderTab('initialized');
    expect(
      await screen.findByText('No release has been recorded yet.'),
    ).toBeVisible();
  });
});

describe('a release', () => {
  it('opens from the table', async () => {
    renderTab('progressing');
    const [first] = await rows();
    await userEvent.click(within(first).getByRole('link'));
    expect(
      await screen.findByRole('heading', { name: /^Release #41/ }),
    ).toBeVisible();
    expect(screen.getByText('Not observed for 3 min')).toBeVisible();
    expect(
      screen.getByText(/the connection to the cluster was cut/),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('link', { name: 'Back to now' }));
    expect(
      await screen.findByRole('heading', { name: /^Release #42/ }),
    ).toBeVisible();
  });

  it('that does not exist is said so', async () => {
    renderTab('progressing', { path: '/releases/nobody' });
    expect(
      await screen.findByRole('heading', {
        name: 'This release does not exist',
      }),
    ).toBeVisible();
  });
});
