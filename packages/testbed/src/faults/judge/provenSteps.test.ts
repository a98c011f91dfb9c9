import { loadRecording } from '@rollouts/recordings';
import { runsOf } from '../../compare/runs';
import { recordedChanges } from '../../compare/recordedChanges';
import { provenSteps } from './provenSteps';

function messagesIn(recording: string): string[] {
  return loadRecording(recording).flatMap(record =>
    record.source === 'events'
      ? [String((record.object as { message?: string }).message)]
      : [],
  );
}

it.each(['weighted-success', 'abort-by-failed-checks'])(
  'reads the steps of %s from what Flagger said, but for the first',
  name => {
    const [{ steps }] = runsOf(recordedChanges(name));

    expect([...new Set(provenSteps(messagesIn(name)))].sort()).toEqual(
      steps.filter(step => step !== 'opened').sort(),
    );
  },
);
