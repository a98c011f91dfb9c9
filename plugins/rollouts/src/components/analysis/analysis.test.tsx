import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTab } from '../../__testUtils__/renderInState';

async function rows() {
  const table = await screen.findByRole('table', { name: 'Analysis' });
  return within(table).getAllByRole('row').slice(1);
}

describe('the analysis', () => {
  it('has a row per metric: value, primary, bound, result, margin', async () => {
    renderTab('analysis');
    const [errors, latency, queue] = await rows();
    expect(errors).toHaveTextContent(
      /error-rate.*7\.2 %.*0\.3 %.*≤ 1 %.*fail.*6\.2 % beyond/,
    );
    expect(latency).toHaveTextContent(
      /410 ms.*395 ms.*≤ 1,000 ms.*pass.*590 ms to spare/,
    );
    expect(queue).toHaveTextContent(/queue-depth.*no data.*–.*no data/);
    expect(queue).not.toHaveTextContent(/value of/);
    expect(errors).toHaveTextContent(/in percent · value of \d+ sec ago/);
  });

  it('draws the release, with the numbers in words', async () => {
    renderTab('analysis');
    const [errors] = await rows();
    expect(
      await within(errors).findByRole('img', {
        name: /Canary: 0\.3 % at first, 7\.2 % in the end.*Bound: ≤ 1 %. 2 failed checks/,
      }),
    ).toBeVisible();
  });

  it('shows the query to copy, and what Flagger itself says', async () => {
    renderTab('analysis');
    const [errors] = await rows();
    await userEvent.click(within(errors).getByText('Details'));
    expect(
      within(errors).getByText(/sum\(rate\(errors\{deployment="checkout"\}/),
    ).toBeVisible();
    expect(within(errors).getByText(/last value 7\.2 %, “Halt/)).toBeVisible();
    expect(
      within(errors).getByText('MetricTemplate shop/error-rate (prometheus)'),
    ).toBeVisible();
  });

  it('says where Flagger says otherwise, and answers that are no numbers', async () => {
    renderTab('analysis-differs');
    const [errors, ratio] = await rows();
    expect(errors).toHaveTextContent(
      /Flagger says otherwise: last value 3\.4 %/,
    );
    expect(ratio).toHaveTextContent(/NaN.*\+Inf.*0\.99 to 1/);
  });

  it.each([
    [0, 'The query answers 7 series'],
    [2, 'It is judged by datadog, which this portal does not read.'],
    [3, 'The MetricTemplate shop/lost does not exist.'],
    [4, 'The query cannot be used: bad_data: 1:7: parse error'],
  ])('problem %d: %s', async (index, text) => {
    renderTab('analysis-problems');
    expect((await rows())[index]).toHaveTextContent(text);
  });

  it('has no age of a value that nobody read', async () => {
    renderTab('analysis-problems');
    const [, , unread] = await rows();
    expect(unread).toHaveTextContent(/in percent/);
    expect(unread).not.toHaveTextContent(/in percent ·|ago/);
  });

  it('says that its source is down and since when', async () => {
    renderTab('analysis-source-down');
    expect(
      await screen.findByText(
        /Prometheus main cannot be read\. Its last answer is 6 min old: values may be missing/,
      ),
    ).toBeVisible();
  });

  it('says what would be checked while nothing runs', async () => {
    renderTab('analysis-idle');
    expect(
      await screen.findByText(/These metrics judge the next release/),
    ).toBeVisible();
    expect(await rows()).toHaveLength(2);
  });

  it('says when nothing is measured at all', async () => {
    renderTab('progressing');
    expect(await screen.findByText(/The Canary has no metrics/)).toBeVisible();
  });

  it('is kept with the release', async () => {
    renderTab('progressing', { path: '/releases/rollout-1.41' });
    const region = await screen.findByRole('region', {
      name: 'What was measured',
    });
    expect(within(region).getAllByRole('img')).toHaveLength(3);
    expect(
      within(region).getByRole('heading', { name: 'error-rate' }),
    ).toBeVisible();
  });
});
