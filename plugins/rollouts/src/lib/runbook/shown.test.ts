import { anAlert } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { nextShown, ShownRunbook } from './shown';

const quiet = anAlert({
  id: 'quiet',
  suppressed: { by: 'silence', silences: [] },
});
const loud = anAlert({ id: 'loud' });
const worse = anAlert({ id: 'worse' });

const firing = (...alerts: (typeof loud)[]) => ({ alerts, unmapped: [] });
const press = (alertId: string, key = '1') => ({ alertId, key });
const first = nextShown(null, firing(loud), null) as ShownRunbook;

describe('the runbook that is shown', () => {
  it('is first that of the selected alert, else of the worst that somebody is told of', () => {
    const both = firing(quiet, loud);
    expect(nextShown(null, both, null)?.alert).toBe(loud);
    expect(nextShown(null, both, press('quiet'))?.alert).toBe(quiet);
    expect(nextShown(null, both, press('gone'))?.alert).toBe(loud);
    const elsewhere = { alerts: [loud], unmapped: [quiet] };
    expect(nextShown(null, elsewhere, press('quiet'))?.alert).toBe(quiet);
    expect(nextShown(null, firing(quiet), null)).toBeNull();
  });

  it('stays when a worse alert begins', () => {
    expect(nextShown(first, firing(worse, loud), null)).toBe(first);
  });

  it('stays when its alert ends, and says so', () => {
    const over = nextShown(first, firing(worse), null);
    expect(over).toMatchObject({ alert: loud, isOver: true });
    const again = anAlert({ id: 'loud', summary: 'again' });
    expect(nextShown(over, firing(worse, again), null)).toMatchObject({
      alert: again,
      isOver: false,
    });
  });

  it('stays when a selected alert ends, or one that was not there begins', () => {
    const selected = nextShown(null, firing(worse, loud), press('loud'));
    expect(nextShown(selected, firing(worse), press('loud'))).toMatchObject({
      alert: loud,
      isOver: true,
    });
    const other = nextShown(null, firing(loud), press('worse'));
    expect(nextShown(other, firing(worse, loud), press('worse'))?.alert).toBe(
      loud,
    );
  });

  it('stays while the reader is elsewhere in the tab', () => {
    const selected = nextShown(null, firing(worse, loud), press('loud'));
    expect(nextShown(selected, firing(worse, loud), null)).toBe(selected);
  });

  it('changes by a press, also by the same one again', () => {
    const both = firing(worse, loud);
    const selected = nextShown(first, both, press('worse'));
    expect(selected?.alert).toBe(worse);
    const back = nextShown(selected, both, press('loud', '2'));
    expect(nextShown(back, both, press('worse', '3'))?.alert).toBe(worse);
  });
});
