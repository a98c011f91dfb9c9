import { readWriters } from './writers';

const entry = (manager: string, fieldsV1: unknown, more: object = {}) => ({
  apiVersion: 'flagger.app/v1beta1',
  fieldsType: 'FieldsV1',
  fieldsV1,
  manager,
  operation: 'Update',
  time: '2026-11-24T16:34:46Z',
  ...more,
});
const of = (...managedFields: unknown[]) =>
  readWriters({ metadata: { managedFields } }).map(({ manager }) => manager);

describe('who wrote to a Canary', () => {
  it('is read with the time and the part', () => {
    const status = { subresource: 'status' };
    expect(
      readWriters({
        metadata: {
          managedFields: [
            entry(
              'kubectl-patch',
              { 'f:status': { 'f:failedChecks': {} } },
              status,
            ),
          ],
        },
      }),
    ).toEqual([
      {
        manager: 'kubectl-patch',
        operation: 'Update',
        subresource: 'status',
        time: Date.UTC(2026, 10, 24, 16, 34, 46),
      },
    ]);
  });

  it('leaves out what Flagger writes as a matter of course', () => {
    const finalizers = { 'f:metadata': { 'f:finalizers': {} } };
    expect(
      of(
        entry('flagger', finalizers),
        entry('flagger', { 'f:status': {} }, { subresource: 'status' }),
      ),
    ).toEqual([]);
  });

  it('names a Flagger that writes what Flagger never does', () => {
    expect(of(entry('flagger', { 'f:spec': { 'f:suspend': {} } }))).toEqual([
      'flagger',
    ]);
  });

  it('names who sets labels and annotations', () => {
    const annotated = { 'f:metadata': { 'f:annotations': { 'f:a': {} } } };
    const labelled = { 'f:metadata': { 'f:labels': { 'f:a': {} } } };
    expect(of(entry('a', annotated), entry('b', labelled))).toEqual(['a', 'b']);
  });

  it('leaves out what cannot be understood', () => {
    expect(of(null, 7, entry('', { 'f:spec': {} }), entry('x', 'no'))).toEqual(
      [],
    );
    expect(readWriters({})).toEqual([]);
    expect(readWriters(null)).toEqual([]);
  });
});
