import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import type { Rollout } from '@rollouts/backstage-plugin-rollouts-common';
import { useSearchParams } from 'react-router-dom';
import { formatClock } from '../../lib/format/time';
import { knownUntil } from '../../lib/page/freshness';
import { readAlert } from '../../lib/page/selection';
import { toReleaseInView } from '../../lib/release/release';
import { useEntityAlerts } from '../../queries/judging/useEntityAlerts';
import { StoppedClock, useNow } from '../time/Clock';
import { Actions } from '../actions/Actions';
import { AnalysisPanel } from '../analysis/AnalysisPanel';
import { EntityAlerts } from '../alerts/EntityAlerts';
import { Panel } from '../base/Panel';
import { useWords } from '../base/useWords';
import { ReleaseHeading } from '../release/ReleaseHeading';
import { About } from '../rollout/About';
import { Checks } from '../rollout/Checks';
import { Hazards } from '../rollout/Hazards';
import { Headline } from '../rollout/Headline';
import { StepLadder } from '../rollout/StepLadder';
import { TrafficBar } from '../rollout/TrafficBar';
import { RunbookPanel } from '../runbook/RunbookPanel';
import { Problems } from '../state/Problems';
import { SourceNotices } from '../state/SourceNotices';
import { BeforeThis } from './BeforeThis';
import styles from './NowPage.module.css';
import type { PageProps } from './SelectedRollout';
import { ACTIONS_ID, useTabLinks } from './tabLinks';

/** What fires, what is moving, why, what comes next and what can be done; dangers first. */
export function NowPage({ rollout, source }: PageProps) {
  const { words } = useWords();
  const { entity } = useEntity();
  const alerts = useEntityAlerts(stringifyEntityRef(entity));
  const selectedId = readAlert(useSearchParams()[0]);
  const { number, images } = toReleaseInView(rollout);
  const until = knownUntil(rollout, source);
  return (
    <>
      <EntityAlerts rollout={rollout} query={alerts} selectedId={selectedId} />
      <SourceNotices rollout={rollout} source={source} />
      <Hazards rollout={rollout} />
      <Problems rollout={rollout} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Panel
            title={
              <ReleaseHeading
                number={number}
                fallback={rollout.name}
                images={images}
              />
            }
            aside={<Started rollout={rollout} />}
          >
            <StoppedClock at={until}>
              <div className={styles.release}>
                <Headline rollout={rollout} />
                <Checks rollout={rollout} source={source} />
                <div id={ACTIONS_ID} tabIndex={-1} className={styles.actions}>
                  <Actions rollout={rollout} />
                </div>
                <StepLadder rollout={rollout} />
                <TrafficBar rollout={rollout} fresh={until === null} />
              </div>
            </StoppedClock>
          </Panel>
          <AnalysisPanel rollout={rollout} />
          <div className={styles.before}>
            <BeforeThis rollout={rollout} />
          </div>
        </div>
        <div className={styles.side}>
          <RunbookPanel
            rollout={rollout}
            answer={alerts.data}
            selectedId={selectedId}
          />
          <div className={styles.about}>
            <Panel title={words('details.title')}>
              <About
                rollout={rollout}
                source={source}
                alertSources={alerts.data?.sources}
              />
            </Panel>
          </div>
        </div>
      </div>
    </>
  );
}

/** When the release started, with the way to its timeline. */
function Started({ rollout }: { rollout: Rollout }) {
  const { words, locale } = useWords();
  const links = useTabLinks();
  const now = useNow(60_000);
  const { release } = rollout;
  if (!release) return null;
  const when = formatClock(release.openedAt, now, locale);
  return (
    <>
      {release.openingObserved
        ? words('release.opened', { when })
        : words('release.opened-before', { when })}
      {' · '}
      <Link href={links.release(release.id, rollout)}>
        {words('timeline.title')}
      </Link>
    </>
  );
}
