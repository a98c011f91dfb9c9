import { screen } from '@testing-library/react';
import { ANNOTATION_CANARY } from '@rollouts/backstage-plugin-rollouts-common';
import { renderInState } from '../../testing/renderTab';
import { states } from '../../testing/states/all';

/** The card shows only on components that say that they run in Kubernetes. */
function annotate(state: string) {
  states[state].annotations = { [ANNOTATION_CANARY]: 'shop/checkout' };
}

describe('StatusCard', () => {
  it('says phase and reason of every rollout', async () => {
    annotate('several');
    renderInState('several', { card: true });
    expect(await screen.findByText('Progressing · 30 %')).toBeVisible();
    expect(
      screen.getByText(/If the next check passes, it gets 40 %/),
    ).toBeVisible();
    expect(screen.getAllByText('Succeeded')).toHaveLength(3);
  });

  it('says a danger before anything else', async () => {
    annotate('failed-promotion');
    renderInState('failed-promotion', { card: true });
    expect(
      await screen.findByText('100 % of live traffic is on the canary.'),
    ).toBeVisible();
  });

  it('does not show on a component that runs nowhere', async () => {
    states.progressing.annotations = undefined;
    renderInState('progressing', { card: true });
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });
});
