import { contentOf, shareOf } from '../../compare/objects';
import type { Snapshot } from '../../compare/readCluster';
import type { Asked } from '../../gates/GateServer';
import type { Verb } from '../../portal/PortalClient';

/** What the cluster showed before somebody asked, and when the receipt had ended. */
export interface Course {
  lever: string;
  /** A change freeze goes on to hold the gates. */
  frozen: boolean;
  /** The portal does not hear of the target. */
  unheard: boolean;
  before: Snapshot;
  after: Snapshot;
  phase: string;
  /** What the primary was before the newest release. */
  replaced: string[] | null;
  /** What Flagger was told since then by the gate that it is about; oldest first. */
  told: Array<Pick<Asked, 'yes' | 'said'>>;
}

type Judge = (course: Course) => string[];

const same = (what: string, is: unknown, wanted: unknown): string[] =>
  JSON.stringify(is) === JSON.stringify(wanted)
    ? []
    : [`${what} is ${JSON.stringify(is)} instead of ${JSON.stringify(wanted)}`];

const inPhase =
  (...phases: string[]): Judge =>
  ({ phase }) =>
    phases.includes(phase)
      ? []
      : [`the phase is ${phase} instead of ${phases.join(' or ')}`];

const primaryRuns = (
  content: string[] | null,
  { after }: Pick<Course, 'after'>,
) => same('the primary', contentOf(after.primary), content);

const targetHas = (
  content: string[] | null,
  { after }: Pick<Course, 'after'>,
) => same('the target', contentOf(after.target), content);

/** With A/B testing the canary's rule stands while nobody's request meets it. */
const nobodyOnCanary: Judge = ({ after: { canary, route } }) => {
  const { analysis } = (canary?.spec ?? {}) as { analysis?: { match?: [] } };
  return analysis?.match || !route
    ? []
    : same('the weight of the route', shareOf(route), 0);
};

const words = ({ told }: Course) =>
  `the gate said ${JSON.stringify(told.map(({ said }) => said))}`;

/** The gate says no, and for this reason. */
const heldBy =
  (reason: string): Judge =>
  course => {
    const last = course.told.at(-1);
    const isHeld = last && !last.yes && last.said.startsWith(reason);
    return isHeld ? [] : [words(course)];
  };

/** Where a person decides at the gate, it is the gate that lets pass. */
const letPass: Judge = course =>
  course.lever !== 'gate' || course.told.some(({ yes }) => yes)
    ? []
    : [words(course)];

const promoted: Judge = course => [
  ...letPass(course),
  ...inPhase('Succeeded')(course),
  ...primaryRuns(contentOf(course.before.target), course),
  ...nobodyOnCanary(course),
];

const suspended =
  (wanted: boolean): Judge =>
  course => {
    if (course.lever === 'gate') {
      if (wanted) return heldBy('paused by')(course);
      return (course.frozen ? heldBy('frozen by') : letPass)(course);
    }
    const { suspend = false } = (course.after.canary?.spec ?? {}) as {
      suspend?: boolean;
    };
    return same('spec.suspend', suspend, wanted);
  };

const IN_RUN = [
  'Waiting',
  'Progressing',
  'WaitingPromotion',
  'Promoting',
  'Finalising',
];

/** What is not analysed has succeeded before anybody could look, and short ladders are soon climbed. */
const begun: Judge = course => {
  const { skipAnalysis } = (course.before.canary?.spec ?? {}) as {
    skipAnalysis?: boolean;
  };
  return inPhase(...IN_RUN, ...(skipAnalysis ? ['Succeeded'] : []))(course);
};

/** What the cluster itself must show when the receipt of a verb says that it is effective. */
const judges: { [V in Verb]: Judge } = {
  promote: promoted,
  'promote-unchecked': promoted,
  rollback: course => [
    ...letPass(course),
    ...inPhase('Failed')(course),
    ...primaryRuns(contentOf(course.before.primary), course),
    ...nobodyOnCanary(course),
  ],
  pause: suspended(true),
  resume: suspended(false),
  retry: course => [
    ...begun(course),
    ...targetHas(contentOf(course.before.target), course),
  ],
  revert: course => [
    ...begun(course),
    ...targetHas(course.replaced, course),
    ...primaryRuns(contentOf(course.before.primary), course),
  ],
  'revert-primary': course => [
    ...primaryRuns(course.replaced, course),
    ...targetHas(contentOf(course.before.target), course),
  ],
  approve: course => [
    ...letPass(course),
    ...inPhase('Progressing')(course),
    ...targetHas(contentOf(course.before.target), course),
  ],
  reject: course =>
    heldBy(course.unheard ? 'the cluster is not heard from' : 'rejected by')(
      course,
    ),
};

/** What is not as it must be in the cluster, in words; temporary changes that stayed are among it. */
export function judgeEffect(verb: Verb, course: Course): string[] {
  const { before, after } = course;
  const kept = same('the spec', settled(after), settled(before));
  return [...judges[verb](course), ...kept];
}

/** The Canary's spec without what a pause or its end leaves there. */
function settled({ canary }: Snapshot): unknown {
  const { suspend, skipAnalysis, ...rest } = (canary?.spec ?? {}) as {
    suspend?: boolean;
    skipAnalysis?: boolean;
  };
  return [skipAnalysis ?? false, rest];
}
