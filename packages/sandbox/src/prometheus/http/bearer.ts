import type { RequestHandler } from 'express';
import { SANDBOX_TOKEN } from '../../api/authenticate';
import type { SourceFaults } from '../../faults/SourceFaults';

/** As a proxy before Prometheus asks for a token. */
export function bearer(faults: SourceFaults): RequestHandler {
  return (req, res, next) => {
    const isKnown = req.headers.authorization === `Bearer ${SANDBOX_TOKEN}`;
    if (isKnown && !faults.state.unauthorized) {
      next();
      return;
    }
    res
      .status(401)
      .set('WWW-Authenticate', 'Bearer')
      .type('text/plain')
      .send('Unauthorized\n');
  };
}
