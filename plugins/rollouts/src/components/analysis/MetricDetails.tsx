import type { MetricCheck } from '@rollouts/backstage-plugin-rollouts-common';
import { formatDuration } from '../../lib/format/time';
import { CopyText } from '../base/CopyText';
import { Disclosure } from '../base/Disclosure';
import { Facts } from '../base/Facts';
import { useWords } from '../base/useWords';

/** Where a metric comes from, the query as it is sent, and what Flagger itself says. */
export function MetricDetails(props: { metric: MetricCheck; flagger: string }) {
  const { metric, flagger } = props;
  const { words, locale } = useWords();
  const { kind, template, provider, query, primaryQuery } = metric;
  return (
    <Disclosure summary={words('metric.details')}>
      <Facts
        facts={[
          { label: words('metric.flagger'), value: flagger },
          {
            label: words('metric.kind'),
            value: words(`metric.kind.${kind}`, { template, provider }),
          },
          {
            label: words('metric.interval'),
            value: formatDuration(metric.intervalMs, locale),
          },
        ]}
      />
      <Query label={words('metric.query')} query={query} />
      <Query label={words('metric.query.primary')} query={primaryQuery} />
    </Disclosure>
  );
}

function Query({ label, query }: { label: string; query: string | null }) {
  if (query === null) return null;
  return (
    <div>
      <p>{label}</p>
      <CopyText text={query} />
    </div>
  );
}
