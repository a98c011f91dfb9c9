import { z } from 'zod';

/** What the portal's account may not do in a cluster, in the words of Kubernetes' RBAC. */
export const missingRightSchema = z.object({
  /** As the API server knows the portal, e.g. `system:serviceaccount:backstage:rollouts`. */
  account: z.string(),
  /** e.g. `patch`. */
  verb: z.string(),
  /** With its subresource, e.g. `canaries/status`. */
  resource: z.string(),
  /** Empty: the core group. */
  apiGroup: z.string(),
  /** Null: it is asked for in the whole cluster. */
  namespace: z.string().nullable(),
  /** What to grant, so that the next step is not refused for the right after this one. */
  grant: z.object({
    resources: z.array(z.string()),
    verbs: z.array(z.string()),
  }),
});
/** @public */
export type MissingRight = z.infer<typeof missingRightSchema>;
