import { middleOfChange } from './middleOfChange';

const lineOf = (type: string) =>
  `{"type":"${type}","object":{"status":{"conditions":[{"type":"Promoted"}]}}}\n`;
const middle = (text: string) => middleOfChange(Buffer.from(text));

describe('a line of a watch', () => {
  it.each(['ADDED', 'MODIFIED'])('is halved when it says %s', type => {
    const line = lineOf(type);

    expect(middle(line)).toBe(Math.ceil((line.length - 1) / 2));
  });

  it.each(['BOOKMARK', 'ERROR', 'DELETED'])('stays whole as %s', type => {
    expect(middle(lineOf(type))).toBeNull();
  });

  it('is found behind others, and before its end has come', () => {
    const before = `1f\r\n${lineOf('BOOKMARK')}`;
    const begun = lineOf('MODIFIED').slice(0, 40);

    expect(middle(`${before}${begun}`)).toBe(before.length + 20);
    expect(middle(`${begun}`)).toBe(20);
  });
});
