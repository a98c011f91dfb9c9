import { z } from 'zod';

/** Channel of the change hints. @public */
export const ROLLOUTS_SIGNAL_CHANNEL = 'rollouts';

/**
 * "Something about these rollouts changed, ask again." Channels have no permission check, so a hint
 * carries opaque ids only.
 *
 * @public
 */
export const rolloutsSignalSchema = z.object({ ids: z.array(z.string()) });
/** @public */
export type RolloutsSignal = z.infer<typeof rolloutsSignalSchema>;
