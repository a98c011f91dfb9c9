import { easeReading } from './easeReading';

it('underlines links and lets keys scroll commands', () => {
  const text = document.createElement('article');
  text.innerHTML =
    '<h2>A<a class="headerlink" href="#a">¶</a></h2>' +
    '<a id="link" href="../b/">b</a><pre><code>kubectl</code></pre>';
  easeReading(text);
  const decoration = (selector: string) =>
    text.querySelector<HTMLElement>(selector)?.style.textDecoration;
  expect(decoration('#link')).toBe('underline');
  expect(decoration('.headerlink')).toBe('');
  expect(text.querySelector('code')).toHaveAttribute('tabindex', '0');
});
