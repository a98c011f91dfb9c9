import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** Whoever asks says who they are. Only a demo may do this, so it refuses to run elsewhere. */
export const demoAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize() {
    return { allowed: process.env.NODE_ENV === 'development' };
  },
  async authenticate({ req }, { allowed }) {
    if (!allowed) {
      throw new NotAllowedError(
        'The demo sign-in has no passwords and works only with NODE_ENV=development',
      );
    }
    const person = req.header('x-demo-person');
    if (!person) {
      throw new AuthenticationError(
        'Say who you are in the header x-demo-person, for example "lena"',
      );
    }
    return { result: { person } };
  },
});
