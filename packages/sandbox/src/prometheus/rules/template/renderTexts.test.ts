import { renderTexts } from './renderTexts';

const about = { labels: { workload: 'cart', name: 'cart' }, value: 0.0423 };

/** What Prometheus' own templates print for the same. */
it.each([
  ['{{ $labels.workload }} fails', 'cart fails'],
  ['{{ .Labels.workload }}/{{.Labels.nothing}}', 'cart/'],
  ['{{ $value }}', '0.0423'],
  ['{{ $value | humanizePercentage }}', '4.23%'],
  ['{{ humanize $value }}', '42.3m'],
  ['{{ printf "%.1f" $value }} of 100 %', '0.0 of 100 %'],
  ['{{ $value | printf "%.3f" }}', '0.042'],
  ['{{ $value | humanizePercentage | printf "%s (%%)" }}', '4.23% (%)'],
  ['{{ $labels.workload | toUpper }}', 'CART'],
  ['a {{- $labels.name -}} b', 'acartb'],
  ['no braces', 'no braces'],
])('%s', (text, rendered) => {
  expect(renderTexts({ summary: text }, about)).toEqual({ summary: rendered });
});

it.each(['{{ if $value }}x{{ end }}', '{{ query "up" }}', '{{ $labels }}'])(
  'says of %s that it cannot',
  text => {
    const { summary } = renderTexts({ summary: text }, about);
    expect(summary).toMatch(
      /^<error expanding template: not supported by the sandbox/,
    );
  },
);

it.each([
  ['humanize', 0, '0'],
  ['humanize', 1234567, '1.235M'],
  ['humanize', 999.96, '1000'],
  ['humanize', 0.0000012, '1.2u'],
  ['humanize', Infinity, '+Inf'],
  ['humanize1024', 1536, '1.5ki'],
  ['humanizeDuration', 0, '0s'],
  ['humanizeDuration', 0.25, '250ms'],
  ['humanizeDuration', 59.5, '59.5s'],
  ['humanizeDuration', 61, '1m 1s'],
  ['humanizeDuration', 90061, '1d 1h 1m 1s'],
  ['humanizeDuration', -3600, '-1h 0m 0s'],
  ['humanizePercentage', 1, '100%'],
  ['humanizePercentage', NaN, 'NaN%'],
])('%s of %d is %s', (name, value, text) => {
  expect(
    renderTexts({ text: `{{ $value | ${name} }}` }, { labels: {}, value }),
  ).toEqual({ text });
});
