import type {
  Alert,
  RolloutsApi,
} from '@rollouts/backstage-plugin-rollouts-common';
import { anAlert } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../../__testUtils__/fakeApi';
import { renderTab } from '../../__testUtils__/renderInState';
import { queryClient } from '../../queries/client';
import { keys } from '../../queries/keys';

const panel = () => screen.findByRole('region', { name: 'Runbook' });

const alertNamed = (name: string) =>
  anAlert({
    id: name,
    name,
    runbook: {
      kind: 'external',
      url: `https://runbooks.example.org/${name}`,
      host: `${name.toLowerCase()}.example.org`,
    },
  });

/** Alerts that change; `fires` says which there are from then on. */
function changingAlerts(...first: string[]) {
  let alerts: Alert[] = first.map(alertNamed);
  const api: Partial<RolloutsApi> = {
    getEntityAlerts: async input => ({
      ...(await fakeApi().getEntityAlerts(input)),
      alerts,
    }),
  };
  const fires = (...names: string[]) => {
    alerts = names.map(alertNamed);
    return queryClient.invalidateQueries({
      queryKey: keys.alerts('component:default/runbook-page'),
    });
  };
  return { api, fires };
}

describe('the runbook under the eyes of the reader', () => {
  it('stays when a worse alert begins', async () => {
    const { api, fires } = changingAlerts('Slow');
    renderTab('runbook-page', { api });
    await screen.findByText('Open on slow.example.org');
    await fires('Down', 'Slow');
    const others = await screen.findByRole('navigation', {
      name: 'Other alerts’ runbooks',
    });
    expect(within(others).getByRole('link', { name: 'Down' })).toBeVisible();
    expect(screen.getByText('Open on slow.example.org')).toBeVisible();
    expect(screen.queryByText(/does not fire any more/)).toBeNull();
  });

  it('stays when its alert ends, says so and leads to the worst that fires', async () => {
    const { api, fires } = changingAlerts('Down', 'Slow');
    renderTab('runbook-page', { api, path: '?alert=Slow' });
    await screen.findByText('Open on slow.example.org');
    await fires('Down');
    expect(
      await screen.findByRole('heading', {
        name: 'This alert does not fire any more',
      }),
    ).toBeVisible();
    expect(screen.getByText('Open on slow.example.org')).toBeVisible();
    await userEvent.click(
      screen.getByRole('link', {
        name: 'Runbook of Down, the worst that fires now',
      }),
    );
    expect(await screen.findByText('Open on down.example.org')).toBeVisible();
  });

  it('is there after reading the whole page', async () => {
    const { api, fires } = changingAlerts('Slow');
    renderTab('runbook-page', { api });
    await screen.findByText('Open on slow.example.org');
    const release = screen.getByRole('link', { name: 'What happened' });
    await userEvent.click(release);
    await fires();
    await userEvent.click(
      await screen.findByRole('link', { name: 'Back to now' }),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'This alert does not fire any more',
      }),
    ).toBeVisible();
    expect(screen.getByText('Open on slow.example.org')).toBeVisible();
  });

  it('has a way back to the actions', async () => {
    renderTab('runbook-page');
    const up = await screen.findByRole('link', { name: 'Back to the actions' });
    const target = up.getAttribute('href')!.slice(1);
    const place = document.getElementById(target)!;
    await waitFor(() =>
      expect(
        within(place).getByRole('button', { name: 'Roll back…' }),
      ).toBeVisible(),
    );
  });
});

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

  it('that can be written nowhere has a text to begin with', async () => {
    renderTab('runbook-nowhere');
    const region = await panel();
    expect(within(region).getByText('CheckoutErrorsHigh')).toBeVisible();
    await userEvent.click(within(region).getByText('A text to begin with'));
    expect(within(region).getByText(/## Diagnosis/)).toHaveTextContent(
      '# CheckoutErrorsHigh ## Meaning ## Impact ## Diagnosis ## Mitigation',
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
