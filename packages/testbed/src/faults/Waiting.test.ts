import { Waiting } from './Waiting';

const never = async () => false;
const tooLate = () => 'never came to it';

describe('waiting', () => {
  it('ends with the play, whatever it waits for', async () => {
    const play = new AbortController();
    const waiting = new Waiting(play.signal);
    const waits = [
      waiting.pass(1e6),
      waiting.until(never, 1e6, tooLate),
      waiting.until(() => Promise.reject(new Error('down')), 1e6, tooLate),
    ].map(wait => expect(wait).rejects.toThrow('the play is over'));
    play.abort(new Error('the play is over'));

    await Promise.all(waits);
    await expect(waiting.pass(1)).rejects.toThrow('the play is over');
    await expect(waiting.until(async () => true, 1e6, tooLate)).rejects.toThrow(
      'the play is over',
    );
  });

  it('ends when it holds, or says what never came', async () => {
    const waiting = new Waiting(new AbortController().signal);

    await waiting.until(async () => true, 1e6, tooLate);
    await expect(waiting.until(never, -1, tooLate)).rejects.toThrow(
      'never came to it',
    );
  });
});
