import type { RequestHandler } from 'express';
import type { SourceFaults } from '../../faults/SourceFaults';

const USER = 'sandbox';
const PASSWORD = 'sandbox-password';
const EXPECTED = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString(
  'base64',
)}`;

/** As Alertmanager's own web configuration asks for a password. */
export function basic(faults: SourceFaults): RequestHandler {
  return (req, res, next) => {
    const isKnown = req.headers.authorization === EXPECTED;
    if (isKnown && !faults.state.unauthorized) {
      next();
      return;
    }
    res
      .status(401)
      .set('WWW-Authenticate', 'Basic')
      .type('text/plain')
      .send('Unauthorized\n');
  };
}
