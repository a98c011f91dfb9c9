import { permissionOf } from './permissionOf';

it('asks for another permission for each thing that a person can do, but for both answers to a start', () => {
  const names = Object.entries(permissionOf).map(([verb, { name }]) => [
    verb,
    name,
  ]);
  expect(Object.fromEntries(names)).toEqual({
    promote: 'rollouts.rollout.promote',
    rollback: 'rollouts.rollout.rollback',
    pause: 'rollouts.rollout.pause',
    resume: 'rollouts.rollout.resume',
    retry: 'rollouts.rollout.retry',
    'promote-unchecked': 'rollouts.rollout.promote-unchecked',
    revert: 'rollouts.rollout.revert',
    'revert-primary': 'rollouts.rollout.revert-primary',
    approve: 'rollouts.rollout.approve',
    reject: 'rollouts.rollout.approve',
  });
});

it('changes something, and is about one rollout', () => {
  for (const permission of Object.values(permissionOf)) {
    expect(permission).toMatchObject({
      attributes: { action: 'update' },
      resourceType: 'rollout',
    });
  }
});
