import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTab } from '../../__testUtils__/renderInState';

const panel = () => screen.findByRole('region', { name: 'Runbook' });

describe('the runbook', () => {
  it('stands beside its alert, cleaned', async () => {
    renderTab('runbook-page');
    const region = await panel();
    await within(region).findByRole('heading', { name: 'Mitigation' });
    expect(region).toHaveTextContent('More than 1 % of the orders');
    expect(region.querySelector('script, form, input, [onclick]')).toBeNull();
    expect(within(region).queryByText('site navigation')).toBeNull();
    expect(within(region).getByAltText('Orders per minute')).toHaveAttribute(
      'src',
      'http://localhost:7007/api/techdocs/static/docs/default/component/checkout/runbooks/orders.png',
    );
  });

  it('shows the section that the alert names, and nothing else', async () => {
    renderTab('runbook-section');
    const region = await panel();
    await within(region).findByRole('heading', { name: 'Mitigation' });
    expect(within(region).getByText('By hand')).toBeVisible();
    expect(within(region).queryByText('Meaning')).toBeNull();
    expect(within(region).queryByText('Escalation')).toBeNull();
  });

  it('says that a heading is not on the page', async () => {
    renderTab('runbook-lost-heading');
    expect(
      await screen.findByText(/The heading “mitigtaion” is not on this page/),
    ).toBeVisible();
  });

  it('copies a command as it is written', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    renderTab('runbook-page');
    const region = await panel();
    await user.click(
      await within(region).findByRole('button', { name: 'Copy' }),
    );
    expect(write).toHaveBeenCalledWith(
      expect.stringMatching(/^kubectl -n shop logs .*after-context=3$/),
    );
    expect(await within(region).findByText('Copied')).toBeVisible();
  });

  it('has links that stay in the tab', async () => {
    renderTab('runbook-page');
    const region = await panel();
    const inside = await within(region).findByRole('link', {
      name: 'QueueGrows',
    });
    expect(inside.getAttribute('href')).toMatch(
      /^\/tab\/runbook-of\/default\/component\/checkout\/runbooks\/queue-grows\/\?cluster=production.*#mitigation$/,
    );
    const outside = within(region).getByRole('link', { name: 'status page' });
    expect(outside).toHaveAttribute('rel', 'noopener noreferrer');
  });

  it('of another alert is a press away', async () => {
    renderTab('runbook-page');
    const others = await screen.findByRole('navigation', {
      name: 'Other alerts’ runbooks',
    });
    await userEvent.click(
      within(others).getByRole('link', { name: 'CheckoutQueueGrows' }),
    );
    expect(
      await screen.findByText(/^CheckoutQueueGrows · documentation of/),
    ).toBeVisible();
    expect((await panel()).parentElement).toHaveFocus();
  });

  it('on another host is named, not fetched', async () => {
    renderTab('runbook-external');
    const link = await screen.findByRole('link', {
      name: 'Open on runbooks.example.org',
    });
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  });

  it('that does not exist can be written', async () => {
    renderTab('runbook-missing');
    expect(
      await screen.findByText('docs/runbooks/checkout-errors-high.md'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Write it' })).toHaveAttribute(
      'href',
      expect.stringContaining('/new/main?filename='),
    );
  });

  it.each([
    ['runbook-not-built', 'could not be built: mkdocs: command not found'],
    ['runbook-no-page', 'it has no page runbooks/no-page/'],
  ])('%s says so', async (state, text) => {
    renderTab(state);
    expect(await screen.findByText(new RegExp(text))).toBeVisible();
  });

  it('has a page of its own in the tab, as far as the portal has TechDocs', async () => {
    renderTab('runbook-page', {
      path: '/runbook/runbooks/x/?cluster=production&namespace=shop&name=checkout',
      techdocs: false,
    });
    expect(
      await screen.findByText(/TechDocs is not installed in this portal/),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Back to now' })).toHaveAttribute(
      'href',
      '/tab?cluster=production&namespace=shop&name=checkout',
    );
  });

  it('is not there without an alert', async () => {
    renderTab('alerts-none');
    await screen.findByText(/No alert is firing/);
    expect(screen.queryByRole('region', { name: 'Runbook' })).toBeNull();
  });
});
