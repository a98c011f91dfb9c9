import { createAlertmanagerApi } from '../alertmanager/http/createAlertmanagerApi';
import type { Clock } from '../clock/Clock';
import type { Flagger } from '../flagger/Flagger';
import { createPrometheusApi } from '../prometheus/http/createPrometheusApi';
import type { Monitoring } from '../prometheus/Monitoring';
import { Source } from './Source';

interface SourcesOptions {
  monitoring: Monitoring;
  flagger: Flagger;
  clock: Clock;
}

/** A cluster's Prometheus and each of its Alertmanagers: `prometheus`, `alertmanager`, `alertmanager-2`. */
export function createSources({
  monitoring,
  flagger,
  clock,
}: SourcesOptions): Source[] {
  const { prometheus, rules, alertmanagers } = monitoring;
  const peers = alertmanagers.map(({ name }) => name);
  const common = (source: Source) => ({
    clock,
    faults: source.faults,
    onRequest: () => void source.requests++,
  });
  return [
    new Source('prometheus', source =>
      createPrometheusApi({
        ...common(source),
        prometheus,
        rules,
        renderMetrics: () => flagger.renderMetrics(),
      }),
    ),
    ...alertmanagers.map(
      (alertmanager, index) =>
        new Source(
          index ? `alertmanager-${index + 1}` : 'alertmanager',
          source =>
            createAlertmanagerApi({ ...common(source), alertmanager, peers }),
        ),
    ),
  ];
}
