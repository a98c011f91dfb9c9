import { ConfigReader } from '@backstage/config';
import { readConfig } from './readConfig';

const read = (audit?: object) =>
  readConfig(new ConfigReader({ rollouts: audit ? { audit } : {} })).audit;
const complaint = (audit: object) => {
  try {
    return JSON.stringify(read(audit));
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the configuration of the audit', () => {
  it('keeps all rows and no network data unless it says so', () => {
    const nothing = { cut: null, networkData: false };
    expect(read()).toEqual(nothing);
    expect(read({})).toEqual(nothing);
    expect(read({ networkData: true })).toEqual({
      cut: null,
      networkData: true,
    });
  });

  it('removes old rows in the name of somebody', () => {
    const signedOffBy = 'group:default/platform';
    expect(read({ retention: { days: 400 }, signedOffBy })).toEqual({
      cut: { olderThanMs: 400 * 86_400_000, words: '400 days', signedOffBy },
      networkData: false,
    });
  });

  it.each([
    [{ retention: { days: 1 } }, 'rollouts.audit.signedOffBy: goes with'],
    [
      { signedOffBy: 'group:default/a' },
      'rollouts.audit.signedOffBy: goes with',
    ],
    [
      { retention: { days: 1 }, signedOffBy: 'platform' },
      'rollouts.audit.signedOffBy: expected a full ref',
    ],
    [{ retentions: {} }, 'did you mean "retention"?'],
    [{ retention: { day: 1 } }, 'did you mean "days"?'],
  ])('names what is wrong with %j', (audit, text) => {
    expect(complaint(audit)).toContain(text);
  });
});
