import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from './messages';

/** Every word of the plugin; replace them or add a language here. @public */
export const rolloutsTranslationRef = createTranslationRef({
  id: 'plugin.rollouts',
  messages,
});
