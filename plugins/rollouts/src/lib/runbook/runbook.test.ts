/* eslint-disable no-script-url -- what hostile pages are made of */
import { anAlert } from '@rollouts/backstage-plugin-rollouts-common/testing';
import { cleanHtml } from './clean';
import { otherRunbooks } from './runbook';
import { readSection } from './section';
import { webAddress } from './webAddress';

const page = (article: string) =>
  `<html><body><nav>site</nav><article>${article}</article></body></html>`;

describe('readSection', () => {
  const built = page(
    '<h1 id="a">A<a class="headerlink" href="#a">¶</a></h1><p>intro</p>' +
      '<h2 id="b">B</h2><p>one</p><h3 id="c">C</h3><p>two</p>' +
      '<h2><span id="d"></span>D</h2><p>three</p><h1 id="e">E</h1>',
  );

  it('takes the text of the page without what is around it', () => {
    const { html, found } = readSection(built, null);
    expect(found).toBe(true);
    expect(html).toContain('<h1 id="a">A</h1><p>intro</p>');
    expect(html).not.toContain('site');
  });

  it('ends a section at the next heading of the same or a higher level', () => {
    expect(readSection(built, 'b').html).toBe(
      '<h2 id="b">B</h2><p>one</p><h3 id="c">C</h3><p>two</p>',
    );
    expect(readSection(built, 'd').html).toBe(
      '<h2><span id="d"></span>D</h2><p>three</p>',
    );
  });

  it('shows the whole page when the heading is not there', () => {
    const { html, found } = readSection(built, 'nothing');
    expect(found).toBe(false);
    expect(html).toContain('three');
  });

  it('keeps a command and drops the numbers of its lines', () => {
    const numbered = page(
      '<table class="highlighttable"><tr><td class="linenos"><pre>1</pre></td>' +
        '<td class="code"><div><pre>kubectl get</pre></div></td></tr></table>',
    );
    expect(readSection(numbered, null).html).toBe('<pre>kubectl get</pre>');
  });

  it('does not stumble over ids that are no selectors', () => {
    expect(readSection(built, '1 "]b').found).toBe(false);
  });
});

describe('cleanHtml', () => {
  const clean = (html: string) =>
    cleanHtml(html, 'runbooks/errors/', {
      toPage: (path, heading) => `/tab/${path}${heading ? `#${heading}` : ''}`,
      filesAt: 'https://portal.example.org/files/',
    });

  it.each([
    ['scripts', '<script>alert(1)</script>'],
    ['handlers', '<p onclick="alert(1)">x</p>'],
    ['links that run', '<a href="javascript:alert(1)">x</a>'],
    ['links that hold a page', '<a href="data:text/html,<b>">x</a>'],
    ['frames', '<iframe src="https://evil.example.org"></iframe>'],
    ['forms', '<form action="https://evil.example.org"><input></form>'],
    ['styles', '<p style="position:fixed">x</p><style>p{}</style>'],
    ['drawings', '<svg><a href="javascript:alert(1)"><text>x</text></a></svg>'],
    ['names that could meet ours', '<p id="runbook" name="alerts">x</p>'],
  ])('takes away %s', (_, html) => {
    expect(clean(html)).not.toMatch(
      /script|onclick|data:|iframe|form|input|style|svg|id=|name=/,
    );
  });

  it('keeps links in the tab, at their heading', () => {
    expect(clean('<a href="../queue/#see-also">q</a>')).toBe(
      '<a href="/tab/runbooks/queue/#see-also">q</a>',
    );
    expect(clean('<a href="#impact">i</a>')).toBe(
      '<a href="/tab/runbooks/errors/#impact">i</a>',
    );
  });

  it('does not let a link climb out of the documentation', () => {
    expect(clean('<a href="../../../../admin">x</a>')).toBe(
      '<a href="/tab/admin">x</a>',
    );
  });

  it('opens other hosts in another window without telling where from', () => {
    expect(clean('<a href="https://status.example.org/">s</a>')).toBe(
      '<a href="https://status.example.org/" rel="noopener noreferrer" target="_blank">s</a>',
    );
  });

  it.each([
    ['/javascript%3Aalert(1)//x.js', 'javascript%3Aalert(1)//x.js'],
    ['/javascript:alert(1)//x.js', 'javascript:alert(1)//x.js'],
    [
      './javascript%3Aalert(1)//x.js',
      'runbooks/errors/javascript%3Aalert(1)//x.js',
    ],
    ['/data%3Atext/html,x.js', 'data%3Atext/html,x.js'],
    ['/https%3A//evil.example.org/x.js', 'https%3A//evil.example.org/x.js'],
    ['/x%20y.png', 'x%20y.png'],
    [
      '//documentation.invalid//evil.example.org/x.js',
      '/evil.example.org/x.js',
    ],
  ])('does not decode %s into another address', (href, file) => {
    const address = `https://portal.example.org/files/${file}`;
    expect(clean(`<a href="${href}">x</a>`)).toBe(
      `<a href="${address}" rel="noopener noreferrer" target="_blank">x</a>`,
    );
    expect(clean(`<img src="${href}">`)).toBe(
      `<img src="${address}" loading="lazy">`,
    );
  });

  it.each([
    '..%2f..%2f..%2fsecret.js',
    '..%5c..%5csecret.js',
    '..%252f..%252fsecret.js',
    '..%2f..%2fadmin/',
    '%2f%2fevil.example.org/x.js',
    '%252e%252e/x.js',
    'javascript%3Aalert(1)%2f%2fx.js',
    'java&#10;script:alert(1)',
    ' javascript:alert(1)//x.js',
    'vbscript:x.js',
    'blob:https://portal.example.org/x.js',
  ])('does not let %s climb out or run', href => {
    expect(clean(`<a href="${href}">x</a>`)).toBe('<a>x</a>');
    expect(clean(`<img src="${href}">`)).toBe('');
  });

  it('loads nothing from other hosts, but says where a picture is', () => {
    const elsewhere = 'https://evil.example.org/x.png';
    expect(clean(`<img src="${elsewhere}" alt="flow">`)).toBe(
      `<a href="${elsewhere}" rel="noopener noreferrer" target="_blank">flow</a>`,
    );
    expect(clean(`<a href="../q/"><img src="${elsewhere}"></a>`)).toBe(
      '<a href="/tab/runbooks/q/"></a>',
    );
    expect(clean('<img src="https://portal.example.org/api/x.png">')).toMatch(
      /^<a /,
    );
    expect(
      clean(
        `<table background="${elsewhere}"><tbody><tr><td background="${elsewhere}">t</td></tr></tbody></table>` +
          `<video src="${elsewhere}" poster="${elsewhere}">v</video>` +
          `<audio src="${elsewhere}"></audio>` +
          `<picture><source srcset="${elsewhere}"><img srcset="${elsewhere}" alt="p"></picture>` +
          `<dialog open>d</dialog><q cite="${elsewhere}" accesskey="x" tabindex="1">q</q>`,
      ),
    ).toBe('<table><tbody><tr><td>t</td></tr></tbody></table>pd<q>q</q>');
  });

  it('keeps a small picture that is part of the page', () => {
    const picture = '<img src="data:image/png;base64,AAAA">';
    expect(clean(picture)).toBe(picture);
    expect(clean('<img src="data:image/svg+xml,x" alt="s">')).toBe('s');
  });

  it('cleans what it made itself', () => {
    const hostile = cleanHtml('<a href="../q/">q</a>', 'a/', {
      toPage: () => 'javascript:alert(1)',
      filesAt: 'https://portal.example.org/files/',
    });
    expect(hostile).toBe('<a>q</a>');
  });

  it('makes pictures and files absolute', () => {
    expect(clean('<img src="../flow.png" alt="flow">')).toContain(
      'src="https://portal.example.org/files/runbooks/flow.png"',
    );
    expect(clean('<a href="dump.tar.gz">d</a>')).toContain(
      'https://portal.example.org/files/runbooks/errors/dump.tar.gz',
    );
  });

  it('puts headings below those of the page', () => {
    expect(clean('<h1>A</h1><h2>B</h2><h4>C</h4>')).toBe(
      '<h3>A</h3><h4>B</h4><h5>C</h5>',
    );
  });

  it('survives an address that is none', () => {
    expect(clean('<a href="https://[">x</a>')).toBe('<a>x</a>');
    expect(clean('<a href="%E0%A4%A">x</a>')).toContain('x');
  });
});

describe('the runbook that is shown', () => {
  const quiet = anAlert({
    id: 'quiet',
    suppressed: { by: 'silence', silences: [] },
  });
  const loud = anAlert({ id: 'loud' });

  it('does not offer the same page twice, nor one that is not there', () => {
    const other = anAlert({
      id: 'other',
      runbook: { kind: 'external', url: 'https://a.b/', host: 'a.b' },
    });
    const missing = anAlert({
      id: 'missing',
      runbook: { kind: 'missing', path: 'x', create: null, refused: null },
    });
    expect(
      otherRunbooks([loud, quiet, other, { ...other, id: '2' }, missing], loud),
    ).toEqual([other]);
  });
});

describe('webAddress', () => {
  it('takes only addresses that a browser may open', () => {
    expect(webAddress('https://a.b/')).toBe('https://a.b/');
    expect(webAddress('javascript:alert(1)')).toBeUndefined();
    expect(webAddress(' https://a.b')).toBeUndefined();
  });
});
