import { asCanary, CANARIES, Canary, Phase, Webhook } from './canary';
import type { EventRecorder } from './events/EventRecorder';
import { checksumOf } from './target/revision';
import type { Services, WebhookAnswer } from './Services';
import type { Series } from './metrics/Series';
import type { CanaryStatus } from './canary';

/** One run of Flagger's loop for one Canary: what it works on and how it speaks. */
export class Tick {
  readonly services: Services;
  readonly canary: Canary;
  readonly #recorder: EventRecorder;
  /** Flagger's own series. */
  readonly series: Series;
  /** The phase that the tick began with. Events carry it unless told otherwise. */
  readonly phase: Phase;

  constructor(
    services: Services,
    canary: Canary,
    { recorder, series }: { recorder: EventRecorder; series: Series },
  ) {
    this.services = services;
    this.canary = canary;
    this.series = series;
    this.#recorder = recorder;
    this.phase = canary.status?.phase ?? '';
  }

  get status(): CanaryStatus {
    return (
      this.canary.status ?? {
        phase: '',
        failedChecks: 0,
        canaryWeight: 0,
        iterations: 0,
      }
    );
  }

  /** `name.namespace` of the Canary and of its target, as messages name them. */
  get name(): string {
    return `${this.canary.metadata.name}.${this.canary.metadata.namespace}`;
  }

  get target(): string {
    const { name } = this.canary.spec.targetRef;
    return `${name}.${this.canary.metadata.namespace}`;
  }

  /** Takes the status as it is stored now; the phase in memory stays. */
  reload(): void {
    const { namespace, name } = this.canary.metadata;
    const stored = asCanary(this.services.store.get(CANARIES, namespace, name));
    if (stored) this.canary.status = stored.status;
  }

  /** Webhooks of a type, in the order of the spec. */
  hooks(type: string): Webhook[] {
    return (this.canary.spec.analysis.webhooks ?? []).filter(
      hook => (hook.type || 'rollout') === type,
    );
  }

  normal(message: string, phase: Phase = this.phase): Promise<void> {
    return this.#say('Normal', message, phase);
  }

  warning(message: string, phase: Phase = this.phase): Promise<void> {
    return this.#say('Warning', message, phase);
  }

  /** Asks a webhook, which is told a phase that may differ from the real one. */
  ask(hook: Webhook, phase: Phase = this.phase): Promise<WebhookAnswer> {
    return this.services.webhooks.call(hook.url, hook.type || 'rollout', {
      ...this.#payload(phase),
      ...(hook.metadata ? { metadata: hook.metadata } : {}),
    });
  }

  async #say(
    type: 'Normal' | 'Warning',
    message: string,
    phase: Phase,
  ): Promise<void> {
    this.#recorder.record(this.canary, type, message);
    const { webhooks, eventWebhook, clock } = this.services;
    const own = this.hooks('event');
    const everybody = eventWebhook ? [{ url: eventWebhook, metadata: {} }] : [];
    const kind = own.length > 0 ? 'event' : 'events';
    for (const { url, metadata } of own.length > 0 ? own : everybody) {
      await webhooks.call(url, kind, {
        ...this.#payload(phase),
        metadata: {
          ...metadata,
          eventMessage: message,
          eventType: type,
          timestamp: String(Math.round(clock.now())),
        },
      });
    }
  }

  #payload(phase: Phase) {
    const { name, namespace } = this.canary.metadata;
    return { name, namespace, phase, checksum: checksumOf(this.canary) };
  }
}
