import type { Source } from '@rollouts/backstage-plugin-rollouts-common';
import { newsOf } from './newsOf';

const error = (message: string, at: number) => ({ at, message });

function down(message: string, at: number): Source {
  const lastError = error(message, at);
  return {
    ...{ id: 'cluster:a', kind: 'cluster', name: 'a', clusters: ['a'] },
    ...{ state: 'down', lastSuccessAt: 1, lastError, clockSkewMs: 0 },
    ...{ simulated: false, flagger: null },
    feeds: [
      { name: 'canaries', state: 'failing', lastSuccessAt: 1, lastError },
    ],
  };
}

describe('what is told of a cluster at once', () => {
  it('is another reason for the same state', () => {
    expect(newsOf(down('The connection broke', 2))).not.toBe(
      newsOf(down('Unauthorized', 3)),
    );
  });

  it('is not the same reason again, nor that it was heard again', () => {
    const again = { ...down('Unauthorized', 9), lastSuccessAt: 8 };

    expect(newsOf(down('Unauthorized', 3))).toBe(newsOf(again));
  });
});
