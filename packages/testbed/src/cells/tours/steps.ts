import { contentOf } from '../../compare/objects';
import type { Verb } from '../../portal/PortalClient';
import type { Deed } from '../../scenarios/Deed';
import { configure, pass, serve, untilPhase } from '../../scenarios/deeds';
import type { Circumstances } from '../visit/act';
import { act } from '../visit/act';
import type { Step } from './Tour';

/** Asks for everything in a phase. */
export const look = (situation: string, phase: string): Step => ({
  words: `look at ${situation} / ${phase}`,
  looks: { situation, phase },
  run: visit => visit.look(phase, situation),
});

/** Does what the page offers there. */
export const does = (
  verb: Verb,
  situation: string,
  phase: string,
  circumstances: Circumstances = {},
): Step => ({
  words: `${verb} at ${situation} / ${phase}`,
  does: { verb, situation, phase },
  run: visit =>
    act(visit, visit.cell(verb, phase, situation), true, circumstances),
});

/** Does what is offered on the way, where two situations of the page meet. */
export const alsoDoes = (
  verb: Verb,
  phase: string,
  circumstances: Circumstances = {},
): Step => ({
  words: `${verb} in ${phase}, on the way`,
  run: visit =>
    act(visit, visit.cell(verb, phase, 'on the way'), false, circumstances),
});

/** What a scenario does or waits for. */
export const plain = (deed: Deed): Step => ({
  words: deed.words,
  run: ({ play }) => deed.run(play),
});

/** Its checks fail from now on. */
export const errs: Step = plain(serve('it errs', { errorRatio: 0.3 }));

/** Who has not been asked for four of Flagger's looks counts as not asked. */
export const forgotten: Step = plain(pass(45));

/** Until Flagger shows a phase. */
export const until = (phase: string): Step => plain(untilPhase(phase));

/** A deed that brings another version: what runs by now is remembered. */
export const brings = (deed: Deed): Step => ({
  words: deed.words,
  async run(visit) {
    visit.replaced = contentOf((await visit.snapshot()).primary);
    await deed.run(visit.play);
  },
});

/** Until there is something to lose: the canary has been served to somebody, or tested. */
export const begun: Step = {
  words: 'until it has begun',
  run: ({ play }) =>
    play.until(
      'the first step',
      ({ phase, weight, iterations }) =>
        phase === 'Progressing' && (weight >= 1 || iterations >= 1),
    ),
};

/**
 * A gate lets pass what no person of the portal decides about on this tour: the suite answers in its
 * place until Flagger has gone on.
 */
export const letPass = (kind: string, ...to: string[]): Step => ({
  words: `${kind} lets it pass`,
  async run({ play, column }) {
    const { gates, address } = play;
    const { namespace } = address;
    gates.cutOff(namespace, true);
    gates.set(namespace, kind, true);
    await play.until(to.join(' or '), ({ phase }) => to.includes(phase));
    gates.set(namespace, kind, false);
    if (column.hooks === 'the portal is asked') gates.cutOff(namespace, false);
  },
});

/** The suite answers in place of the portal until the step is done. */
export const unheard = ({ words, ...step }: Step): Step => ({
  ...step,
  words: `${words}, past the gates`,
  async run(visit) {
    const { gates, address } = visit.play;
    gates.cutOff(address.namespace, true);
    await step.run(visit);
    gates.cutOff(address.namespace, false);
  },
});

/** Somebody does it by `kubectl`. */
export const suspend: Step = plain(configure('suspend', { suspend: true }));

export const skipAnalysis = (value: boolean): Step =>
  plain(configure(`skipAnalysis=${value}`, { skipAnalysis: value }));

/** Until the portal shows a phase too. */
export const untilKnown = (phase: string): Step => ({
  words: `until the portal knows of ${phase}`,
  async run({ play }) {
    const { portal, address } = play;
    await play.until(phase, seen => seen.phase === phase);
    await play.meanwhile(`the portal knows of ${phase}`, async () => {
      const rollout = await portal.rollout(address);
      return rollout?.phase === phase;
    });
  },
});

export const openDoor: Step = {
  words: 'open the door',
  run: async ({ door }) => door?.open(),
};

/** The portal loses the cluster while it is in a phase, and finds it again. */
export const lookAway = (situation: string, phase: string): Step[] => [
  untilKnown(phase),
  { words: 'close the door', run: async ({ door }) => door?.close() },
  look(situation, phase),
  openDoor,
];
