import { listRecordings, loadRecording } from './index';

describe('recordings', () => {
  it.each(listRecordings())('%s holds ordered records of a Canary', name => {
    const records = loadRecording(name);
    const times = records.map(record => record.t);

    expect(records.some(r => r.source === 'canaries')).toBe(true);
    expect(times.every(t => typeof t === 'number')).toBe(true);
  });

  it('names what exists when asked for an unknown one', () => {
    expect(() => loadRecording('nope')).toThrow(/weighted-success/);
  });
});
