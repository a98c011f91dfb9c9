import { z } from 'zod';
import { actionSchema, actionStates } from './action/record';
import { timestampSchema } from './primitives';

/**
 * What a row is about. `action`: something asked for here, and each step of what became of it.
 * `denied`: somebody without the right asked. `refused`: a person with the right was told no.
 * `gate`: the answer to Flagger's question changed. `outside`: the Canary was changed, deleted or
 * made anew by somebody else than this portal or Flagger. `cut`: old rows were removed.
 *
 * @public
 */
export const auditKinds = [
  'action',
  'denied',
  'refused',
  'gate',
  'outside',
  'cut',
] as const;
/** @public */
export type AuditKind = (typeof auditKinds)[number];

/** What came of it, at the time of the row. @public */
export const auditOutcomes = [
  ...actionStates,
  'answered-yes',
  'answered-no',
  'changed',
  'cut',
] as const;
/** @public */
export type AuditOutcome = (typeof auditOutcomes)[number];

const hashSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'expected SHA-256 in hex');

/** Rows that were removed by policy, and how the chain goes on after them. */
const auditCutSchema = z.object({
  /** Numbers of the first and last row that were removed. */
  from: z.number().int(),
  upTo: z.number().int(),
  rows: z.number().int(),
  /** Of the last row that was removed: the first that is left names it. */
  lastHash: hashSchema,
});

/** Somebody else's change of a Canary, as far as Kubernetes notes it. */
const outsideChangeSchema = z.object({
  /**
   * Name under which the fields are noted; whoever changes something chooses it. Null: none is, as of
   * whatever was deleted.
   */
  manager: z.string().nullable(),
  /** `Apply`: server-side apply; else `Update`. Null: not noted. */
  operation: z.string().nullable(),
  /** In cluster time; null: not noted. */
  time: timestampSchema.nullable(),
  /** e.g. `status`; null: the object itself. */
  subresource: z.string().nullable(),
  /**
   * Fields that read otherwise than before, with both values. `metadata.uid`: another object of the same
   * name, or null where there is none any more.
   */
  changes: z.array(
    z.object({ field: z.string(), before: z.json(), after: z.json() }),
  ),
});

/**
 * One row of the audit. Rows are never changed: what became of a request is more rows with the same
 * `actionId`. Each names the hash of the row before it, so none can be changed or removed alone.
 */
export const auditRowSchema = z.object({
  /** From 1, without holes. */
  seq: z.number().int(),
  /** When it was written, by the clock of the backend. */
  at: timestampSchema,
  kind: z.enum(auditKinds),
  verb: z.string().nullable(),
  outcome: z.string(),
  /** What happened, e.g. the step of an action or why a request was refused. */
  event: z.string(),
  /** Full ref of the person; null: no signed-in person did it. */
  user: z.string().nullable(),
  /** How the cluster knows who wrote to it; null: nothing was written, or it is not known. */
  identity: z.string().nullable(),
  rollout: z
    .object({ cluster: z.string(), namespace: z.string(), name: z.string() })
    .nullable(),
  release: z
    .object({ id: z.string(), number: z.number().nullable() })
    .nullable(),
  /** Full ref of the component and of its confirmed owner, as they were then. */
  entity: z.string().nullable(),
  owner: z.string().nullable(),
  reason: z.string().nullable(),
  /** Where a request came from; null: not from a request. */
  from: z
    .object({
      /** Base URL of the portal. */
      portal: z.string(),
      /** The page's origin, as the browser says. */
      origin: z.string().nullable(),
      /** Personal network data, only where `rollouts.audit.networkData` is set. */
      address: z.string().nullable(),
      agent: z.string().nullable(),
    })
    .nullable(),
  actionId: z.string().nullable(),
  /** What was planned, as it was shown before the click. */
  plan: z.json().nullable(),
  /** What is written, and what the field held before where that is known. */
  write: z
    .object({
      field: z.string(),
      value: z.json(),
      before: z.json(),
      /**
       * `metadata.resourceVersion` of the object as it was written, by the API server's answer. Absent: no
       * answer is known, or an earlier version wrote the row.
       */
      resourceVersion: z.string().optional(),
    })
    .nullable(),
  /** What the API server, Flagger or this portal answered. */
  response: z.string().nullable(),
  receipt: actionSchema.shape.receipt,
  outside: outsideChangeSchema.nullable(),
  cut: auditCutSchema.nullable(),
  /** Of the row before; 64 zeros for the first. */
  prev: hashSchema,
  /** SHA-256 in hex over `prev`, a newline and the other fields as canonical JSON (RFC 8785). */
  hash: hashSchema,
});
/** @public */
export type AuditRow = z.infer<typeof auditRowSchema>;

/** A row's number and hash, told outside of the database: what it holds cannot be made anew. */
export const auditAnchorSchema = z.object({
  seq: z.number().int(),
  hash: hashSchema,
});
/** @public */
export type AuditAnchor = z.infer<typeof auditAnchorSchema>;

/** What is wrong with a chain. Words: `audit.problem.<code>`. @public */
export const auditProblemCodes = [
  /** The content does not fit its hash. Params: seq. */
  'changed',
  /** Rows are not there. Params: from, to. */
  'missing',
  /** A row stands where another one was. Params: seq, found. */
  'moved',
  /** The row fits its hash, and does not name the row before it. Params: seq. */
  'unlinked',
  /** The beginning is not there, and no cut says so. Params: from, to. */
  'beginning-missing',
  /** The end is not there: more was written. Params: from, to. */
  'end-missing',
  /** The last row is another one than was written last. Params: seq. */
  'end-replaced',
  /** An anchor names another hash: the chain was made anew. Params: seq. */
  'anchor-differs',
  /** What SQL filters by says something else than the row. Params: seq. */
  'columns-differ',
  /**
   * The row that signs off the removal of the beginning is none that the auditor was told of. Only with
   * a whole log of the auditor. Params: seq of that row; from, to: what was removed.
   */
  'cut-not-anchored',
  /**
   * The auditor was told of rows before and after and not of these: their events were lost, or
   * somebody else wrote them. Only with a whole log of the auditor. Params: from, to.
   */
  'not-anchored',
] as const;
/** @public */
export type AuditProblemCode = (typeof auditProblemCodes)[number];

/** The first thing that is wrong with a chain. */
export const auditProblemSchema = z.object({
  code: z.enum(auditProblemCodes),
  params: z.record(z.string(), z.number()),
});
/** @public */
export type AuditProblem = z.infer<typeof auditProblemSchema>;

/** What a verification found. */
export const auditVerificationSchema = z.object({
  /** Null: the chain is whole. */
  problem: auditProblemSchema.nullable(),
  /** Rows that were read. */
  rows: z.number().int(),
  /** The last row, to be compared with what the auditor was told; null: there is none. */
  head: auditAnchorSchema.nullable(),
  /** The signed-off cut that the chain begins after; null: it begins with row 1. */
  cut: auditCutSchema
    .extend({
      /** The row that signs it off. */
      signedBy: auditAnchorSchema,
      /** Whether an anchor that was given proves that row. Whoever may write rows can write one like it. */
      anchored: z.boolean(),
    })
    .nullable(),
  /**
   * The newest row that an anchor which was given proves, and by it all before; null: none. What comes
   * after it may have been written by whoever may write rows.
   */
  anchored: z.number().int().nullable(),
});
/** @public */
export type AuditVerification = z.infer<typeof auditVerificationSchema>;
