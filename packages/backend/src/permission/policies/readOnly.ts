import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { DecideAboutRollouts } from '../RolloutsPolicy';

/** Everybody who is signed in sees everything, and nobody decides here. */
export const readOnly: DecideAboutRollouts = permission => ({
  result:
    permission.attributes.action === 'read'
      ? AuthorizeResult.ALLOW
      : AuthorizeResult.DENY,
});
