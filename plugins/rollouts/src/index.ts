/**
 * The rollouts tab and card of catalog entities.
 *
 * @packageDocumentation
 */
export { rolloutsApiRef } from './api';
export { rolloutsPlugin as default, rolloutsPlugin } from './plugin';
export { entityRolloutsRouteRef } from './routes';
export { rolloutsTranslationRef } from './translation/ref';
