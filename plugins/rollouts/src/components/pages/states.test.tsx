import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTab } from '../../__testUtils__/renderInState';

const heading = (name: string | RegExp) =>
  screen.findByRole('heading', { name });

describe('a running release', () => {
  it('says what happens, why, and what comes next', async () => {
    renderTab('held');
    await heading(/Release #42.*1\.4\.1.*1\.4\.2/);
    const region = screen.getByRole('region', { name: /Release #42/ });
    expect(
      within(region).getByText(/Flagger says “Halt advancement error-rate/),
    ).toBeVisible();
    expect(within(region).getByText('2 of 5 failed checks used')).toBeVisible();
    expect(within(region).getByRole('timer')).toHaveTextContent(
      /Next check in 3\d sec/,
    );
    expect(within(region).getByText(/^canary 30 %$/)).toBeVisible();
    expect(
      within(region).getByText('As routed (HTTPRoute checkout)'),
    ).toBeVisible();
  });

  it('names its owner', async () => {
    renderTab('progressing');
    expect(
      await screen.findByTitle('group:default/shop-team'),
    ).toHaveTextContent(/^shop-team$/);
  });

  it('marks the current step for everybody', async () => {
    renderTab('progressing');
    const ladder = await screen.findByRole('list', { name: 'Steps' });
    const [current] = within(ladder)
      .getAllByRole('listitem')
      .filter(item => item.getAttribute('aria-current') === 'step');
    expect(current).toHaveTextContent(/30 %.*now/);
  });

  it('shows on what a sentence rests', async () => {
    renderTab('held');
    const [summary] = await screen.findAllByText('How do we know?');
    await userEvent.click(summary);
    expect(
      screen.getByText('Halt checkout.shop advancement error-rate 7.20 > 1'),
    ).toBeVisible();
  });

  it('says A/B rules in words', async () => {
    renderTab('ab-testing');
    expect(
      await screen.findByText(
        'header x-canary is "insider" or cookie canary matches "always"',
      ),
    ).toBeVisible();
  });
});

describe('several clusters', () => {
  it('shows each with its phase and its freshness', async () => {
    renderTab('held');
    const nav = await screen.findByRole('navigation', {
      name: 'Clusters and rollouts',
    });
    const texts = within(nav)
      .getAllByRole('link')
      .map(link => link.textContent);
    expect(texts).toEqual([
      expect.stringMatching(
        /edge-3was Succeeded.*not readable, last seen 12 min/,
      ),
      expect.stringMatching(/productionProgressing · 30.%.*live/),
      expect.stringMatching(/stagingSucceeded.*simulated/),
    ]);
  });

  it('changes what is shown, and the address with it', async () => {
    renderTab('several');
    await userEvent.click(
      await screen.findByRole('link', { name: /checkout-worker/ }),
    );
    const link = screen.getByRole('link', { name: /checkout-worker/ });
    expect(link).toHaveAttribute('aria-current', 'true');
    expect(link).toHaveFocus();
    expect(screen.getByText('Deployment shop/checkout-worker')).toBeVisible();
  });

  it('says when a link names a rollout that is not here', async () => {
    renderTab('several', {
      path: '?cluster=production&namespace=shop&name=removed',
    });
    await heading('This link names a rollout that is not here');
    expect(
      screen.getByText(/^shop\/removed in cluster production/),
    ).toBeVisible();
  });
});

describe('dangers', () => {
  it('come first and say where the traffic is', async () => {
    renderTab('failed-promotion');
    await heading(/^Danger: 100.% of live traffic is on the canary/);
    const names = screen
      .getAllByRole('heading')
      .map(element => element.textContent);
    expect(names.findIndex(name => /^Danger/.test(name ?? ''))).toBeLessThan(
      names.findIndex(name => /^Release/.test(name ?? '')),
    );
    const ladder = screen.getByRole('list', { name: 'Steps' });
    expect(
      within(ladder)
        .getByText(/failed here/)
        .closest('li'),
    ).toHaveTextContent(/^promote/);
  });
});

describe('what is missing, late or refused', () => {
  it('loading', async () => {
    renderTab('loading');
    expect(await screen.findByRole('status')).toHaveTextContent(
      'Loading rollouts',
    );
  });

  it('unmapped: candidates with the annotation to copy', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    renderTab('unmapped');
    await heading('No rollout is connected to this component');
    const [copy] = screen.getAllByRole('button', { name: 'Copy' });
    await user.click(copy);
    expect(write).toHaveBeenCalledWith(
      'flagger.app/canary: "production:shop/checkout"',
    );
    expect(await screen.findByText('Copied')).toBeVisible();
  });

  it('mapped to a Canary that nobody has', async () => {
    renderTab('empty');
    await heading('No rollout was found');
    expect(screen.getByText(/shop\/chekout/)).toBeVisible();
  });

  it.each(['hidden', 'denied'])('%s: names the permission', async state => {
    renderTab(state);
    await heading('You may not see these rollouts');
    expect(screen.getByText(/rollouts\.rollout\.read/)).toBeVisible();
  });

  it.each([
    ['stale', /^production was last heard 8 min/],
    ['source-down', /^production cannot be read/],
    ['source-gone', /^production is not configured any more/],
    ['feed-denied', /^production does not let us read events/],
    ['malformed', /^Parts of the object that make no sense/],
    ['gone', /^The Canary was deleted/],
  ])('%s', async (state, title) => {
    renderTab(state);
    await heading(title);
    expect(await heading('Before this')).toBeVisible();
  });

  it('does not count on while the cluster is silent', async () => {
    renderTab('stale');
    await heading(/^production was last heard/);
    expect(screen.queryByRole('timer')).toBeNull();
    expect(screen.getByText(/, when last seen$/)).toBeVisible();
  });

  it('shows a phase that it does not know as Flagger wrote it', async () => {
    renderTab('unknown-phase');
    expect(await screen.findByText('Contemplating')).toBeVisible();
  });

  it('says how many rollouts are hidden', async () => {
    renderTab('partly-hidden');
    expect(
      await screen.findByText(/^1 more rollout belongs here/),
    ).toBeVisible();
  });
});
