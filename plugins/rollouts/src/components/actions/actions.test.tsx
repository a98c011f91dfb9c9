import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  ActionPlan,
  RolloutsApi,
} from '@rollouts/backstage-plugin-rollouts-common';
import {
  anAction,
  anOffer,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';
import { aDesk, DeskOptions } from '../../__testUtils__/desk';
import { renderTab } from '../../__testUtils__/renderInState';
import { queryClient } from '../../queries/client';

const button = (name: string) => screen.findByRole('button', { name });

async function openRollback() {
  await userEvent.click(await button('Roll back…'));
  return screen.findByRole('dialog', {
    name: 'Roll back release #42 of checkout?',
  });
}

async function confirm(dialog: HTMLElement, reason = 'Orders fail') {
  await userEvent.type(
    within(dialog).getByRole('textbox', { name: /Reason/ }),
    reason,
  );
  await userEvent.click(
    within(dialog).getByRole('button', { name: 'Roll back' }),
  );
}

/** A desk whose requests are counted. */
function spyDesk(options: DeskOptions = {}) {
  const desk = aDesk(options);
  const ask = jest.fn(desk.act);
  const api: Partial<RolloutsApi> = { getActionOffers: desk.offers, act: ask };
  return { api, act: ask };
}

describe('buttons', () => {
  it('say what they lead to', async () => {
    renderTab('actions-offered');
    expect(await button('Roll back…')).toBeEnabled();
    expect(await button('Roll back…')).toHaveAccessibleDescription(
      /all traffic goes back to the primary/,
    );
    expect(await button('Promote…')).toHaveAccessibleDescription(
      /copied to the primary, which then serves everybody/,
    );
  });

  it.each([
    ['actions-not-permitted', /needs the permission rollouts.rollout.rollback/],
    ['actions-off', /Actions are switched off for this cluster/],
    ['actions-refused', /has not been heard from for 1 min 35 sec/],
  ])('%s: cannot be pressed and say why', async (state, why) => {
    renderTab(state);
    expect(await button('Roll back…')).toBeDisabled();
    expect(await button('Roll back…')).toHaveAccessibleDescription(why);
  });
});

describe('what else there is', () => {
  const folded = async () =>
    (await screen.findByText('What else there is')).closest('details')!;

  it('is folded away: few buttons, the likely ones first', async () => {
    renderTab('actions-offered');
    const atHand = await screen.findByRole('group', {
      name: 'What you can do',
    });
    const names = within(atHand)
      .getAllByRole('button')
      .map(({ textContent }) => textContent);
    expect(names).toEqual(['Roll back…', 'Promote…', 'Pause…']);
    const rest = await folded();
    expect(rest).not.toHaveAttribute('open');
    expect(rest).toHaveTextContent('Resume: It is not paused.');
    expect(rest).toHaveTextContent('Only a release that failed is tried again');
  });

  it('says why not, and what is possible instead, which is at hand', async () => {
    renderTab('actions-paused');
    expect(await button('Resume…')).toBeEnabled();
    expect(await folded()).toHaveTextContent(
      'Roll back: The Canary is paused: Flagger would not look at it. What is possible: Resume.',
    );
    expect(
      await screen.findByText(/^paused, primary serves 70 %/),
    ).toBeVisible();
  });

  it('is not there where nothing can be done: the two that are looked for stay', async () => {
    renderTab('actions-off');
    expect(await button('Roll back…')).toBeDisabled();
    expect(screen.queryByText('What else there is')).toBeNull();
  });
});

describe('gates of this portal', () => {
  it('say when Flagger asked and what it was told, or that it never did', async () => {
    renderTab('actions-gates');
    expect(
      await screen.findByText(
        /^Flagger asked this portal \d+ sec ago \(confirm-promotion\) and was told no\.$/,
      ),
    ).toBeVisible();
    expect(
      screen.getByText(/has not asked this portal yet \(rollback\)/),
    ).toBeVisible();
    expect(
      screen.getByText(/password made from the earlier key/),
    ).toBeVisible();
    expect(
      screen.getByText(/^The change freeze “end of the year” holds it until/),
    ).toBeVisible();
    expect(screen.getByText(/^1 of 2 persons approved/)).toBeVisible();
    expect(screen.queryByText(/passed without this portal/)).toBeNull();
  });

  it('say what happened where the version is to succeed first', async () => {
    renderTab('actions-start');
    expect(
      await screen.findByText(
        /^Nobody has approved it, and example.org\/shop\/checkout:1.4.2 failed in “staging\/shop\/checkout” \(release #17\)\.$/,
      ),
    ).toBeVisible();
    await userEvent.click(await button('Let it begin…'));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('not before the fair');
    expect(dialog).toHaveTextContent(
      'has not succeeded in “staging/shop/checkout”',
    );
  });

  it('show who approved, and that the approval waits', async () => {
    renderTab('actions-approved');
    const receipt = await screen.findByRole('region', { name: 'Promotion' });
    expect(receipt).toHaveTextContent(/approved, and waits/);
    expect(receipt).toHaveTextContent(/Approved by lena\. It waits for/);
  });

  it('are set up by hooks to copy, without a password', async () => {
    renderTab('actions-gate-setup');
    await userEvent.click(
      await screen.findByText('Let Flagger ask this portal before it goes on'),
    );
    const block = screen.getByText(/type: confirm-promotion/);
    expect(block).toBeVisible();
    expect(block.textContent).toBe(
      [
        '- name: ask the portal (confirm-promotion)',
        '  type: confirm-promotion',
        '  url: http://shop.checkout:PASSWORD@portal/api/rollouts/gates/production/confirm-promotion',
        '- name: ask the portal (confirm-traffic-increase)',
        '  type: confirm-traffic-increase',
        '  url: http://shop.checkout:PASSWORD@portal/api/rollouts/gates/production/confirm-traffic-increase',
        '  muteAlert: true',
      ].join('\n'),
    );
    expect(screen.getByText(/^printf %s shop\/checkout/)).toBeVisible();
  });

  it('are no gates when somebody else answers for them', async () => {
    renderTab('actions-gate-bypassed');
    expect(
      await screen.findByText('A gate was passed without this portal'),
    ).toBeVisible();
    expect(screen.getByText(/an ingress that redirects/)).toBeVisible();
  });
});

describe('the dialog', () => {
  it('says target, cluster, weight and images now and afterwards', async () => {
    renderTab('actions-offered');
    const dialog = await openRollback();
    expect(dialog).toHaveTextContent('Deployment shop/checkout');
    expect(dialog).toHaveTextContent('Clusterproduction');
    expect(dialog).toHaveTextContent(/now 30.%, afterwards 0.%/);
    expect(dialog).toHaveTextContent('Rolls back1.4.2');
    expect(dialog).toHaveTextContent(
      /now 1\.4\.1 \(70.%\) and 1\.4\.2 \(30.%\), afterwards 1\.4\.1/,
    );
    expect(dialog).toHaveTextContent('within 2 min');
    expect(dialog).toHaveTextContent('Git still has it');
    expect(dialog).toHaveTextContent('kubectl -n shop patch');
  });

  it('to pause says that the traffic stays, and what protects nobody then', async () => {
    const { api, act: ask } = spyDesk();
    renderTab('actions-offered', { api });
    await userEvent.click(await button('Pause…'));
    const dialog = await screen.findByRole('dialog', {
      name: 'Pause release #42 of checkout?',
    });
    expect(dialog).toHaveTextContent(/30.%, stays so for now/);
    expect(dialog).toHaveTextContent('nothing protects the users');
    expect(dialog).toHaveTextContent('"suspend":true');
    await userEvent.type(within(dialog).getByRole('textbox'), 'Looking at it');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Pause' }),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(ask.mock.calls[0][0]).toMatchObject({ verb: 'pause' });
  });

  it('to promote without checks asks for the typed name', async () => {
    const { api, act: ask } = spyDesk();
    renderTab('actions-offered', { api });
    await userEvent.click(await screen.findByText('What else there is'));
    await userEvent.click(await button('Promote without checks…'));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Nothing is checked any more');
    const confirming = within(dialog).getByRole('button', {
      name: 'Promote without checks',
    });
    const field = within(dialog).getByRole('textbox', {
      name: /Type “checkout”/,
    });
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'The old version loses orders',
    );
    await userEvent.type(field, 'search');
    await userEvent.click(confirming);
    expect(dialog).toHaveTextContent('This is not “checkout”.');
    expect(ask).not.toHaveBeenCalled();
    await userEvent.clear(field);
    await userEvent.type(field, 'checkout');
    await userEvent.click(confirming);
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(ask.mock.calls[0][0]).toMatchObject({
      verb: 'promote-unchecked',
      typed: 'checkout',
    });
  });

  it('to try again says that it is the same version', async () => {
    renderTab('actions-failed');
    await userEvent.click(await button('Try again…'));
    const dialog = await screen.findByRole('dialog', {
      name: 'Try release #42 of checkout again?',
    });
    expect(dialog).toHaveTextContent('the same version that failed');
    expect(dialog).toHaveTextContent('kubectl -n shop patch deployment');
  });

  it('to let it begin carries the version that was seen, and says who said no before', async () => {
    const { plan } = anOffer('approve');
    const { api, act: ask } = spyDesk({
      offers: [anOffer('approve', { plan }), anOffer('reject')],
    });
    renderTab('actions-start', { api });
    await userEvent.click(await button('Let it begin…'));
    const dialog = await screen.findByRole('dialog', {
      name: 'Let release #42 of checkout begin?',
    });
    expect(dialog).toHaveTextContent('asks about the start only');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'Tested in the lab',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Let it begin' }),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(ask.mock.calls[0][0]).toMatchObject({
      verb: 'approve',
      about: 'target-1:8',
    });
  });

  it('says when another version arrived while somebody was looking', async () => {
    const { plan } = anOffer('approve');
    const newer = { about: 'target-1:9', version: ['checkout:1.4.3'] };
    let current = plan!;
    const desk = aDesk();
    const offers = async () => ({
      ...(await desk.offers()),
      offers: [anOffer('approve', { plan: current })],
    });
    const ask = jest.fn(desk.act);
    renderTab('actions-start', { api: { getActionOffers: offers, act: ask } });
    await userEvent.click(await button('Let it begin…'));
    const dialog = await screen.findByRole('dialog');
    current = { ...current, ...newer };
    await act(() => queryClient.invalidateQueries());
    const notice = await within(dialog).findByText(
      /Another version arrived while you were looking: .*1\.4\.3/,
    );
    expect(notice).toBeVisible();
    expect(
      within(dialog).getByRole('button', { name: 'Let it begin' }),
    ).toBeDisabled();
    expect(ask).not.toHaveBeenCalled();
  });

  it('says when it would be done in another way by now, and asks again', async () => {
    const { plan: bySuspend } = anOffer('pause');
    let current: ActionPlan = { ...bySuspend!, lever: 'gate', warnings: [] };
    const desk = aDesk();
    const offers = async () => ({
      ...(await desk.offers()),
      offers: [anOffer('pause', { plan: current })],
    });
    const ask = jest.fn(desk.act);
    renderTab('actions-offered', {
      api: { getActionOffers: offers, act: ask },
    });
    await userEvent.click(await button('Pause…'));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('what fails is still rolled back');
    await userEvent.type(within(dialog).getByRole('textbox'), 'Looking at it');
    current = { ...current, ...bySuspend! };
    await act(() => queryClient.invalidateQueries());
    expect(
      await within(dialog).findByText(/done in another way by now/),
    ).toBeVisible();
    expect(dialog).toHaveTextContent('nothing protects the users');
    const press = within(dialog).getByRole('button', { name: 'Pause' });
    expect(press).toBeDisabled();
    await userEvent.click(
      within(dialog).getByRole('button', {
        name: 'Go on with what is there now',
      }),
    );
    await userEvent.click(press);
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(ask.mock.calls.map(([input]) => input.lever)).toEqual(['suspend']);
  });

  it('to reject offers to roll back instead, where that is possible', async () => {
    const { api } = spyDesk({
      offers: [anOffer('reject'), anOffer('rollback')],
    });
    renderTab('actions-offered', { api });
    await userEvent.click(await button('Reject…'));
    const dialog = await screen.findByRole('dialog', {
      name: 'Reject release #42 of checkout?',
    });
    expect(dialog).toHaveTextContent('keeps its share of the traffic');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Roll back instead…' }),
    );
    expect(
      await screen.findByRole('dialog', {
        name: 'Roll back release #42 of checkout?',
      }),
    ).toBeVisible();
  });

  it('warns that a GitOps tool may write the field back', async () => {
    const { plan } = anOffer('promote');
    const params = {
      manager: 'argocd-controller',
      field: 'spec.analysis.maxWeight',
    };
    const warnings = [{ code: 'gitops-owned' as const, params }];
    const offers = [anOffer('promote', { plan: { ...plan!, warnings } })];
    const { api } = spyDesk({ offers });
    renderTab('actions-offered', { api });

    await userEvent.click(await button('Promote…'));

    expect(await screen.findByRole('dialog')).toHaveTextContent(
      'argocd-controller owns spec.analysis.maxWeight and may write it back. Change it in Git as well.',
    );
  });

  it('asks for a reason', async () => {
    const { api, act: ask } = spyDesk();
    renderTab('actions-offered', { api });
    const dialog = await openRollback();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Roll back' }),
    );
    expect(
      within(dialog).getByText('Give a reason of at least 3 characters.'),
    ).toBeVisible();
    const field = within(dialog).getByRole('textbox', { name: /Reason/ });
    expect(field).toHaveFocus();
    expect(field).toHaveAccessibleDescription(/at least 3 characters/);
    expect(ask).not.toHaveBeenCalled();
  });

  it('asks once for what was seen, however often it is pressed', async () => {
    const { api, act: ask } = spyDesk();
    let answer = () => {};
    const slow = jest.fn(async input => {
      await new Promise<void>(resolve => {
        answer = resolve;
      });
      return ask(input);
    });
    renderTab('actions-offered', { api: { ...api, act: slow } });
    const dialog = await openRollback();
    await userEvent.type(within(dialog).getByRole('textbox'), 'Orders fail');
    await userEvent.dblClick(
      within(dialog).getByRole('button', { name: 'Roll back' }),
    );
    answer();
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(slow).toHaveBeenCalledTimes(1);
    expect(slow.mock.calls[0][0]).toEqual({
      cluster: 'production',
      namespace: 'shop',
      name: 'checkout',
      verb: 'rollback',
      releaseId: 'rollout-1.42',
      phase: 'Progressing',
      lever: 'failed-checks',
      reason: 'Orders fail',
      idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('can be pressed again when nobody knows what became of it', async () => {
    const { api, act: ask } = spyDesk();
    const keys: string[] = [];
    renderTab('actions-offered', {
      api: {
        ...api,
        act: async input => {
          keys.push(input.idempotencyKey);
          if (keys.length === 1) throw new TypeError('Failed to fetch');
          return ask(input);
        },
      },
    });
    const dialog = await openRollback();
    await confirm(dialog);
    expect(
      await within(dialog).findByText(/it will not be done twice/),
    ).toBeVisible();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Roll back' }),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(keys[1]).toBe(keys[0]);
  });

  it('says that the portal refused and that this was recorded', async () => {
    renderTab('actions-denied');
    const dialog = await openRollback();
    await confirm(dialog);
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      /rollouts\.rollout\.rollback.*The attempt was recorded/,
    );
  });

  it('shows what is there now when it changed, and asks again', async () => {
    renderTab('actions-conflict');
    const dialog = await openRollback();
    await confirm(dialog);
    expect(
      await within(dialog).findByText(
        /You saw release #42 in phase Progressing; now it is release #43 in phase Promoting/,
      ),
    ).toBeVisible();
    const press = within(dialog).getByRole('button', { name: 'Roll back' });
    expect(press).toBeDisabled();
    await userEvent.click(
      within(dialog).getByRole('button', {
        name: 'Go on with what is there now',
      }),
    );
    expect(press).toBeEnabled();
    expect(dialog).toHaveAccessibleName('Roll back release #43 of checkout?');
  });
});

describe('the receipt', () => {
  const receipt = () => screen.findByRole('region', { name: 'Rollback' });

  it('follows the action until the cluster shows it', async () => {
    renderTab('actions-offered');
    await confirm(await openRollback());
    const region = await receipt();
    expect(region).toHaveTextContent('waiting for the cluster to show it');
    expect(region).toHaveFocus();
    await waitFor(
      () =>
        expect(region).toHaveTextContent(
          /primary serves 100 %, runs 1\.4\.1, seen at/,
        ),
      { timeout: 20_000 },
    );
    expect(region).toHaveTextContent(/asked for by lena.*Reason: Orders fail/);
  }, 30_000);

  it.each([
    ['actions-ineffective', 'not effective in time'],
    ['actions-superseded', 'overtaken by another revision'],
    [
      'actions-write-refused',
      'may not patch canaries/status in the namespace shop. Whoever runs the cluster can grant it:',
    ],
  ])('%s says so', async (state, text) => {
    renderTab(state);
    expect(await receipt()).toHaveTextContent(text);
  });

  it('stays when another revision opens another release', async () => {
    const asked = anAction({ state: 'accepted', receipt: null });
    let actions = [asked];
    const { hint } = renderTab('actions-offered', {
      api: {
        getActionOffers: async () => ({
          now: BUILDER_NOW,
          offers: [],
          actions,
          gateQuestions: [],
          gateSetup: null,
        }),
        getReleaseActions: async ({ id }) => ({
          now: BUILDER_NOW,
          items:
            id === asked.releaseId ? [{ ...asked, state: 'superseded' }] : [],
          moreDenials: false,
        }),
      },
    });
    const region = await receipt();
    expect(region).toHaveTextContent('waiting for the cluster to show it');
    actions = [];
    act(() => hint({ ids: ['rollout-1'] }));
    await waitFor(() =>
      expect(region).toHaveTextContent('overtaken by another revision'),
    );
  });

  it('says that a temporary change is still to be taken back', async () => {
    renderTab('actions-restoring');
    expect(
      await screen.findByText('A temporary change is still to be taken back.'),
    ).toBeVisible();
  });
});
