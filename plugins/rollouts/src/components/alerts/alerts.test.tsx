import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTab } from '../../__testUtils__/renderInState';

const alerts = () => screen.findByRole('region', { name: 'Alerts' });

describe('alerts', () => {
  it('come before the release, worst first, with value, limit and release', async () => {
    renderTab('alerts-critical');
    const region = await alerts();
    const list = within(region).getByRole('list', { name: '2 alerts' });
    const [first, second] = [...list.children];
    expect(first).toHaveTextContent(
      /critical.*CheckoutErrorsHigh.*for 4 min.* · production/,
    );
    expect(first).toHaveTextContent('value 7.2, alerts when > 1');
    expect(first).toHaveTextContent(
      'Began 40 sec after release #42 went to 20 %.',
    );
    expect(second).toHaveTextContent(/warning.*CheckoutSlow.*pending/);
    const release = await screen.findByRole('heading', {
      name: /^Release #42/,
    });
    expect(
      // eslint-disable-next-line no-bitwise
      region.compareDocumentPosition(release) &
        Node.DOCUMENT_POSITION_FOLLOWING,
    ).toBeTruthy();
  });

  it('that nobody is told of or that are not mapped are folded away', async () => {
    renderTab('alerts-critical');
    const silenced = await screen.findByText(
      '2 more are silenced or inhibited',
    );
    expect(silenced.closest('details')).not.toHaveAttribute('open');
    await userEvent.click(silenced);
    expect(screen.getByText(/^Silenced until .* by lena: Known/)).toBeVisible();
    expect(screen.getByText('Inhibited by another alert')).toBeVisible();
    expect(
      screen.getByText(
        '1 alert of the same namespace or team that belongs to no component',
      ),
    ).toBeVisible();
  });

  it('say why they are here', async () => {
    renderTab('alerts-critical');
    const [why] = await screen.findAllByText('Why is this alert here?');
    await userEvent.click(why);
    expect(screen.getAllByText(/it is about its workload/)[0]).toBeVisible();
    expect(screen.getAllByText('namespace=shop')[0]).toBeVisible();
  });

  it('that others show as well say so, and those of the team that nobody can place', async () => {
    renderTab('alerts-matchers-unreadable');
    const region = await alerts();
    const [shared, ofTeam] = within(region).getAllByText(
      'Why is this alert here?',
    );
    await userEvent.click(shared);
    expect(
      within(region).getByText(
        /about its workload.*; other components show it as well/,
      ),
    ).toBeVisible();
    await userEvent.click(
      within(region).getByText(/^1 alert of the same namespace or team/),
    );
    await userEvent.click(ofTeam);
    expect(
      within(region).getByText(
        'it is owned by your team, component unknown (team="shop-team")',
      ),
    ).toBeVisible();
  });

  it('may be missing when the annotation cannot be read, which says how to write it', async () => {
    renderTab('alerts-matchers-unreadable');
    const region = await alerts();
    expect(
      within(region).getByRole('heading', {
        name: '2 parts of this component’s annotation rollouts.backstage.io/alert-matchers cannot be read',
      }),
    ).toBeVisible();
    expect(
      within(region).getByText('namespace="shop",service=~"(cart"'),
    ).toBeVisible();
    expect(within(region).getByText(/Write each set as name=/)).toBeVisible();
  });

  it('of which there are many show the worst and how many were left out', async () => {
    renderTab('alerts-many');
    const region = await alerts();
    const items = () => within(region).getAllByRole('heading', { level: 3 });
    expect(items()).toHaveLength(3);
    await userEvent.click(
      within(region).getByRole('button', { name: 'Show 50 more alerts' }),
    );
    expect(items()).toHaveLength(53);
    expect(
      within(region).getByText(/^412 more alerts are left out/),
    ).toBeVisible();
  });

  it('are not known while every source is down', async () => {
    renderTab('alerts-source-down');
    const region = await alerts();
    expect(
      within(region).getByText(/It is not known whether an alert is firing/),
    ).toBeVisible();
    expect(
      within(region).getByText(/Alertmanager main cannot be read.*11 min old/),
    ).toBeVisible();
  });

  it('with hostile texts are only text', async () => {
    renderTab('alerts-hostile');
    const region = await alerts();
    expect(
      within(region).getByText('<img src=x onerror=alert(1)>'),
    ).toBeVisible();
    expect(
      within(region).getByRole('button', { name: 'Show all' }),
    ).toHaveAttribute('aria-expanded', 'false');
    expect(region.querySelector('img, script, b')).toBeNull();
    const hrefs = [...region.querySelectorAll('a')].map(a => a.href);
    expect(hrefs.filter(href => /^javascript/i.test(href))).toEqual([]);
  });

  it('that a link points to are marked, or said to be over', async () => {
    renderTab('alerts-critical', { path: '?alert=CheckoutSlow' });
    const item = (
      await screen.findByRole('heading', { name: 'CheckoutSlow' })
    ).closest('li');
    expect(item).toHaveAttribute('aria-current', 'true');
  });

  it('a link to one that is over says so', async () => {
    renderTab('alerts-critical', { path: '?alert=gone' });
    expect(
      await screen.findByRole('heading', {
        name: 'The alert of this link does not fire now',
      }),
    ).toBeVisible();
  });

  it('are not mentioned where nothing tells of them', async () => {
    renderTab('progressing');
    await screen.findByRole('heading', { name: /^Release #42/ });
    expect(screen.queryByRole('region', { name: 'Alerts' })).toBeNull();
  });
});
