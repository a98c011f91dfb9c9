import type { Knex } from 'knex';
import { addAction } from './operations/actions/addAction';
import { amendAction } from './operations/actions/amendAction';
import { findClick } from './operations/actions/findClick';
import { findOpenAction } from './operations/actions/findOpenAction';
import { listActions, listDueActions } from './operations/actions/listActions';
import { saveAction } from './operations/actions/saveAction';
import { auditChain, auditHead } from './operations/audit/chain';
import { cutAudit } from './operations/audit/cutAudit';
import { listAudit, walkAudit } from './operations/audit/listAudit';
import { withAudit } from './operations/audit/withAudit';
import { createPollWriter } from './operations/gates/createPollWriter';
import { listPolls } from './operations/gates/listPolls';
import {
  addNotice,
  listNotices,
  removeNotice,
} from './operations/gates/notices';
import { createGateReader } from './operations/gates/readGate';
import { touchPolls } from './operations/gates/touchPolls';
import { listSamples, readAnalysis } from './operations/analysis/readAnalysis';
import { saveAnalysis } from './operations/analysis/saveAnalysis';
import { acquireLease } from './operations/leases/acquireLease';
import { releaseLease } from './operations/leases/releaseLease';
import { renewLease } from './operations/leases/renewLease';
import { listReleases } from './operations/releases/listReleases';
import { pruneTimelines } from './operations/releases/pruneTimelines';
import { readRelease } from './operations/releases/readRelease';
import { applyFacts } from './operations/rollouts/applyFacts';
import { countRollouts } from './operations/rollouts/countRollouts';
import { listRollouts } from './operations/rollouts/listRollouts';
import { setMapping } from './operations/rollouts/setMapping';
import { listSources } from './operations/sources/listSources';
import { saveSource } from './operations/sources/saveSource';
import type { AuditOptions } from './AuditStore';
import type { Store } from './Store';

/** What rows of the audit say where nobody says more. */
const UNTOLD: AuditOptions = { identityOf: () => null, onAppended: () => {} };
const UNASKED = { from: null, plan: null };

/** The store on SQLite and PostgreSQL. The tables must exist: see `migrate`. */
export function createKnexStore(options: {
  knex: Knex;
  now: () => number;
  audit?: AuditOptions;
}): Store {
  const { knex, now } = options;
  const readGate = createGateReader(knex);
  const ledger = { ...(options.audit ?? UNTOLD), now };
  const writePoll = createPollWriter(knex, ledger);
  return {
    listRollouts: query => listRollouts(knex, query),
    countRollouts: query => countRollouts(knex, query),
    applyFacts: change => applyFacts(knex, change, ledger),
    setMapping: (id, mapping) => setMapping(knex, id, mapping),
    listReleases: (rolloutId, page) => listReleases(knex, rolloutId, page),
    readRelease: id => readRelease(knex, id),
    pruneTimelines: closedBefore => pruneTimelines(knex, closedBefore),
    acquireLease: (cluster, holder, ttlMs) =>
      acquireLease(knex, cluster, holder, ttlMs),
    renewLease: (cluster, holder, epoch, ttlMs) =>
      renewLease(knex, { cluster, holder, epoch }, ttlMs),
    releaseLease: (cluster, holder, epoch) =>
      releaseLease(knex, { cluster, holder, epoch }),
    saveSource: (source, epoch) => saveSource(knex, source, epoch, now()),
    listSources: () => listSources(knex),
    saveAnalysis: (releaseId, analysis, lease) =>
      saveAnalysis(knex, releaseId, analysis, lease),
    readAnalysis: releaseId => readAnalysis(knex, releaseId),
    listSamples: releaseId => listSamples(knex, releaseId),
    addAction: (action, asked, replace) =>
      addAction(
        knex,
        action,
        { asked: asked ?? UNASKED, replace: replace ?? (() => null) },
        ledger,
      ),
    findClick: (rolloutId, by, key) => findClick(knex, rolloutId, by, key),
    findOpenAction: rolloutId => findOpenAction(knex, rolloutId),
    listActions: query => listActions(knex, query),
    listDueActions: cluster => listDueActions(knex, cluster),
    amendAction: (id, change, amending) =>
      amendAction(knex, id, change, amending, ledger),
    saveAction: (action, epoch) => saveAction(knex, action, epoch, ledger),
    savePoll: (poll, because) => writePoll({ poll, because: because ?? null }),
    touchPolls: polls => touchPolls(knex, polls),
    readGate,
    listPolls: rolloutId => listPolls(knex, rolloutId),
    listNotices: () => listNotices(knex),
    addNotice: (notice, at) => addNotice(knex, notice, at),
    removeNotice: notice => removeNotice(knex, notice),
    addAudit: drafts =>
      withAudit(knex, ledger, async (_, note) => note(drafts)),
    listAudit: (query, page) => listAudit(knex, query, page),
    walkAudit: (query, page) => walkAudit(knex, query, page),
    auditHead: () => auditHead(knex),
    auditChain: page => auditChain(knex, page),
    cutAudit: cut => cutAudit(knex, cut, ledger),
  };
}
