import { readReadiness } from './readiness';

const deployment = (status: object, generation = 3, replicas?: number) => ({
  metadata: { generation },
  spec: { replicas },
  status: { observedGeneration: 3, ...status },
});
const whole = { replicas: 2, updatedReplicas: 2, availableReplicas: 2 };

describe('whether a workload is ready', () => {
  it.each([
    ['all pods run the newest template', whole, true],
    ['a pod is missing', { ...whole, availableReplicas: 1 }, false],
    ['old pods still run', { ...whole, replicas: 3 }, false],
    ['pods are still to be replaced', { ...whole, updatedReplicas: 1 }, false],
    [
      'its time is over, whatever its pods do',
      {
        ...whole,
        conditions: [
          { type: 'Progressing', reason: 'ProgressDeadlineExceeded' },
        ],
      },
      false,
    ],
  ])('Deployment: %s', (_, status, expected) => {
    expect(readReadiness('deployments', deployment(status, 3, 2))).toBe(
      expected,
    );
  });

  it('is not known to be ready before its newest template was looked at', () => {
    expect(readReadiness('deployments', deployment(whole, 4, 2))).toBe(false);
  });

  it('asks for one pod where nobody said how many, and for none at 0', () => {
    expect(readReadiness('deployments', deployment({}))).toBe(false);
    expect(readReadiness('deployments', deployment({}, 3, 0))).toBe(true);
  });

  it('counts the nodes of a DaemonSet', () => {
    const counts = { desiredNumberScheduled: 3, updatedNumberScheduled: 3 };
    const ready = (numberAvailable: number) =>
      readReadiness('daemonsets', deployment({ ...counts, numberAvailable }));
    expect([ready(3), ready(2)]).toEqual([true, false]);
  });

  it('is not known where there is no status', () => {
    expect(readReadiness('deployments', { metadata: {}, spec: {} })).toBeNull();
  });
});
