import { screen } from '@testing-library/react';
import { ANNOTATION_CANARY } from '@rollouts/backstage-plugin-rollouts-common';
import { statusCard } from '../../plugin';
import { renderExtension } from '../../__testUtils__/renderInState';

const annotations = { [ANNOTATION_CANARY]: 'shop/checkout' };

describe('StatusCard', () => {
  it('says phase and reason of every rollout', async () => {
    renderExtension('several', statusCard, annotations);
    expect(await screen.findByText('Progressing · 30 %')).toBeVisible();
    expect(
      screen.getByText(/If the next check passes, it gets 40 %/),
    ).toBeVisible();
    expect(screen.getAllByText('Succeeded')).toHaveLength(3);
  });

  it('says a danger before anything else', async () => {
    renderExtension('failed-promotion', statusCard, annotations);
    expect(
      await screen.findByText('100 % of live traffic is on the canary.'),
    ).toBeVisible();
  });
});
