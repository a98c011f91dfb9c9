import { after } from '../actions/__testUtils__/running';
import { deployed, seen } from '../__testUtils__/story';
import { asHeard, heardOf } from './heard';

const NOW = 1_000_000;
const feed = (name: string, state: 'live' | 'denied' = 'live') => ({
  name,
  state,
  lastSuccessAt: NOW - 50_000,
  lastError: null,
});
const repaired = after([
  seen(0, 'Failed', { status: { canaryWeight: 100 } }),
  deployed(1, 'target', '1.1'),
  deployed(2, 'primary', '1.1', { ready: true }),
]);
const ofShop = { namespace: 'shop', state: repaired };
const heard = (...feeds: ReturnType<typeof feed>[]) =>
  heardOf({ source: { feeds }, savedAt: NOW }, ofShop, NOW);

it('is heard by one watch of workloads and one of routes', () => {
  expect(heard(feed('deployments'), feed('httproutes'))).toEqual({
    workloads: true,
    route: true,
  });
  expect(heard(feed('deployments in shop'), feed('httproutes in pay'))).toEqual(
    { workloads: true, route: false },
  );
  expect(heard(feed('deployments', 'denied'), feed('httproutes'))).toEqual({
    workloads: false,
    route: true,
  });
});

it('is not heard where nothing was ever written of the cluster', () => {
  expect(heardOf(null, ofShop, NOW)).toEqual({
    workloads: false,
    route: false,
  });
});

it('is known without the readiness of a primary that is not heard, and with all else', () => {
  const deaf = asHeard(repaired, { workloads: false, route: true });
  expect(deaf.primary).toEqual({ ...repaired.primary, ready: undefined });
  expect({ ...deaf, primary: repaired.primary }).toEqual(repaired);
});

it('is known wholly where it is heard, and where there was nothing to forget', () => {
  const all = { workloads: true, route: false };
  expect(asHeard(repaired, all)).toBe(repaired);
  const unseen = { ...repaired, primary: null };
  expect(asHeard(unseen, { ...all, workloads: false })).toBe(unseen);
});
