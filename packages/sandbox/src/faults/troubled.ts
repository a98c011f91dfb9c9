import type { RequestHandler, Response } from 'express';
import type { SourceFaultState } from './SourceFaults';

type Troubles = Pick<
  SourceFaultState,
  'refuse' | 'latencyMs' | 'serverError' | 'html'
>;

/**
 * Lets requests meet what is wrong.
 *
 * @param fail answers with a 500 as the troubled server would
 */
export function troubled(
  faults: { readonly state: Troubles },
  fail: (res: Response) => void,
): RequestHandler {
  return (req, res, next) => {
    const { refuse, latencyMs, serverError, html } = faults.state;
    if (refuse) {
      req.socket.destroy();
      return;
    }
    setTimeout(() => {
      if (html) {
        res.status(200).type('html').send('<html><h1>Sign in</h1></html>');
      } else if (serverError) {
        fail(res);
      } else {
        next();
      }
    }, latencyMs);
  };
}
