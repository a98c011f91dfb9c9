import { csvHeader, csvLine } from './csv';
import { aChain, chained, aRow } from './__testUtils__/aChain';

const row = (changes: object) => {
  const [{ text, prev, hash }] = chained([aRow(1)]);
  return { ...JSON.parse(text), prev, hash, ...changes };
};
const reasonIn = (reason: string) => csvLine(row({ reason }));

describe('CSV', () => {
  it('has as many cells in a line as in the header', () => {
    const [{ text, prev, hash }] = aChain(1);
    const line = csvLine({ ...JSON.parse(text), prev, hash });
    expect(line.split(',')).toHaveLength(csvHeader.split(',').length);
    expect(line).toMatch(/^1,1970-01-01T00:00:01.000Z,action,rollback,/);
  });

  it.each([
    '=HYPERLINK("http://x","y")',
    '+1+1',
    '-1+cmd',
    '@SUM(A1)',
    '\t=1+1',
    ' =1+1',
    '\r=1',
    '|calc',
    '%0A=1',
  ])('lets no spreadsheet compute %j', reason => {
    expect(reasonIn(reason)).toContain(`'${reason.replaceAll('"', '""')}`);
  });

  it('quotes what would break a line or a cell', () => {
    expect(reasonIn('a, "b"\nc')).toContain(',"a, ""b""\nc",');
  });

  it('has structures as JSON', () => {
    expect(csvLine(row({ plan: { b: 1, a: 'x' } }))).toContain(
      '"{""a"":""x"",""b"":1}"',
    );
  });
});
