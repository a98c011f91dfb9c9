import { Traffic } from './Traffic';

const revision = { namespace: 'shop', target: 'cart', image: 'cart:2' };

it('tells how each revision behaves, and those who listen when it changes', () => {
  const traffic = new Traffic();
  const changed: string[] = [];
  traffic.subscribe(({ image }) => changed.push(image));
  const healthy = traffic.of(revision);
  traffic.set(revision, { errorRatio: 0.3 });
  traffic.set(revision, { latencyMs: 800 });
  expect(traffic.of(revision)).toEqual({
    errorRatio: 0.3,
    latencyMs: 800,
    idle: false,
    crashSeconds: null,
  });
  expect(traffic.of({ ...revision, image: 'cart:3' })).toEqual(healthy);
  traffic.reset(revision);
  expect(traffic.of(revision)).toEqual(healthy);
  expect(changed).toEqual(['cart:2', 'cart:2', 'cart:2']);
});
