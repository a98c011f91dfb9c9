import { breakFor } from './breakFor';
import type { Trouble } from './judge/Trouble';

it('mends what was broken when the time is over', async () => {
  const troubles: Trouble[] = [];
  const done: string[] = [];
  await breakFor(troubles, {
    reach: 'hears',
    during: async () => {
      done.push('broken');
    },
    mend: () => {
      expect(troubles[0].to).toBeLessThan(Infinity);
      done.push('mended');
    },
  });

  expect(done).toEqual(['broken', 'mended']);
  expect(troubles).toMatchObject([{ isDeaf: false }]);
});

it('mends also what failed, and says why', async () => {
  const troubles: Trouble[] = [];
  let isMended = false;
  const broken = breakFor(troubles, {
    reach: 'deaf',
    during: () => Promise.reject(new Error('never came to down')),
    mend: async () => {
      isMended = true;
    },
  });

  await expect(broken).rejects.toThrow('never came to down');
  expect(isMended).toBe(true);
  expect(troubles[0].to).toBeLessThan(Infinity);
});
