import { Sampler } from './Sampler';

it('keeps what was shown, and why nothing was', async () => {
  const kept = new Sampler(async () => 'live');
  const failing = new Sampler<string>(async () => {
    throw new Error('500');
  });
  for (const sampler of [kept, failing]) {
    sampler.start();
    await sampler.stop();
  }

  expect(kept.samples).toMatchObject([{ shown: 'live', error: null }]);
  expect(failing.samples).toMatchObject([{ shown: null, error: '500' }]);
  const [{ askedAt, at }] = failing.samples;
  expect(at).toBeGreaterThanOrEqual(askedAt);
});
