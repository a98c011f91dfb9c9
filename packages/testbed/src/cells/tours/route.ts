import type { Verb } from '../../portal/PortalClient';
import type { Deed } from '../../scenarios/Deed';
import type { Given } from '../../scenarios/Scenario';
import { ship } from '../../scenarios/deeds';
import type { Column } from '../Cell';
import { isOffered, Matrix } from '../matrix/Matrix';
import type { Circumstances } from '../visit/act';
import { asksSomebody, givenFor } from './given';
import {
  alsoDoes,
  begun,
  brings,
  does,
  letPass,
  look,
  suspend,
  unheard,
} from './steps';
import type { House, Step, Tour } from './Tour';

const HELD = 'held by the portal’s gate';

/** A situation that a Canary is in from the beginning to the end. */
export interface Setting {
  situation: string;
  house: House;
  /** What brings a release; `6.0.1` when left out. */
  change?: Deed[];
  /** What brings another one after a failure, where that one cannot be tried again. */
  next?: Deed;
  /** The target, where it is no Deployment. */
  target?: Given['target'];
  /** What its tours are called by, beside what they go through. */
  word?: string;
}

/** Puts steps together for one situation and column, by what the page offers there. */
export class Route {
  readonly asks: boolean;

  constructor(
    readonly matrix: Matrix,
    readonly setting: Setting,
    readonly column: Column,
  ) {
    this.asks = asksSomebody(column);
  }

  /** What the page says; the situation of the setting unless said otherwise. */
  answer(verb: Verb, phase: string, situation = this.setting.situation) {
    return this.matrix.answer({ ...this.column, verb, phase, situation });
  }

  offers(verb: Verb, phase: string, situation?: string): boolean {
    return isOffered(this.answer(verb, phase, situation));
  }

  look(phase: string, situation = this.setting.situation): Step[] {
    return [look(situation, phase)];
  }

  /** Does it where it is offered. */
  does(
    verb: Verb,
    phase: string,
    situation = this.setting.situation,
    circumstances: Circumstances = {},
  ): Step[] {
    return this.offers(verb, phase, situation)
      ? [
          does(verb, situation, phase, {
            ...circumstances,
            ...this.#rules(verb),
          }),
        ]
      : [];
  }

  /**
   * Pauses and resumes; what is paused is a situation of its own, where nothing else is the matter.
   *
   * @param meanwhile what is done in between, if it is offered
   */
  pauses(
    phase: string,
    situation = this.setting.situation,
    meanwhile: Verb[] = [],
  ): Step[] {
    if (!this.offers('pause', phase, situation)) return [];
    const paused = this.does('pause', phase, situation);
    const frozen = this.setting.house === 'frozen';
    if (situation !== 'as usual') {
      return [...paused, alsoDoes('resume', phase, { frozen })];
    }
    const isHeld = this.answer('pause', phase) === '**gate**';
    const then = isHeld ? HELD : 'suspended';
    return [
      ...paused,
      look(then, phase),
      ...meanwhile.flatMap(verb => this.does(verb, phase, then)),
      does('resume', then, phase),
    ];
  }

  /** Somebody suspends where the portal does not, and the portal lets it go on. */
  suspended(phase: string): Step[] {
    if (this.setting.situation !== 'as usual') return [];
    return [
      suspend,
      look('suspended', phase),
      does('resume', 'suspended', phase),
    ];
  }

  /** Something new. */
  get ships(): Step[] {
    const { change = [ship('6.0.1')] } = this.setting;
    return change.map(brings);
  }

  /** Once more after a failure: the same, or something new. */
  get retries(): Step[] {
    const { next } = this.setting;
    return next ? [brings(next)] : this.does('retry', 'Failed');
  }

  /** Through the gate at the start, if there is one. */
  get starts(): Step[] {
    return this.asks ? [letPass('confirm-rollout', 'Progressing')] : [];
  }

  /** With more traffic, which a freeze holds where the portal is asked about it. */
  climb(step: Step): Step {
    const { strategy, hooks } = this.column;
    const isHeld =
      this.setting.house === 'frozen' &&
      strategy === 'weighted' &&
      hooks === 'the portal is asked';
    return isHeld ? unheard(step) : step;
  }

  /** Something new that has begun. */
  get begins(): Step[] {
    return [...this.ships, ...this.starts, this.climb(begun)];
  }

  /** Through the gate before the promotion, if there is one. */
  get passes(): Step[] {
    return this.asks ? [letPass('confirm-promotion', 'Promoting')] : [];
  }

  /** Nothing comes of a yes while a freeze holds, or before another person agreed. */
  #rules(verb: Verb): Circumstances {
    if (verb !== 'promote' && verb !== 'approve') return {};
    const { house } = this.setting;
    return { held: house === 'frozen', together: house === 'two-persons' };
  }

  tour(kind: string, steps: Step[], more: Tour['given'] = {}): Tour {
    const { house, word, target } = this.setting;
    const given = givenFor(this.column);
    return {
      ...this.column,
      name: word ? `${word}-${kind}` : kind,
      house,
      given: {
        ...given,
        target,
        ...more,
        analysis: { ...given.analysis, ...more.analysis },
        spec: { ...given.spec, ...more.spec },
      },
      steps,
    };
  }
}
