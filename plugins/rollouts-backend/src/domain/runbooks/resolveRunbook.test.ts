import { endsSoon } from '../../__testUtils__/endsSoon';
import { kebab } from './names';
import { resolveRunbook, RunbookPlace } from './resolveRunbook';

const place: RunbookPlace = {
  docsEntity: 'component:default/operator',
  files: [
    'index.html',
    'runbooks/ReconcileErrors/index.html',
    'runbooks/canary-failed/index.html',
  ],
  source: 'https://github.com/acme/operator/tree/main/',
  base: null,
  portal: 'https://portal.example.org',
};
const find = (
  url: string | null,
  alertname = 'CanaryFailed',
  changes: Partial<RunbookPlace> = {},
) => resolveRunbook({ alertname, url }, { ...place, ...changes });
const page = (path: string, rule: string, heading: string | null = null) => ({
  kind: 'techdocs',
  entity: 'component:default/operator',
  path,
  heading,
  rule,
});

describe('the runbook of an alert', () => {
  it.each([
    '/docs/default/component/operator/runbooks/canary-failed/#mitigation',
    'https://portal.example.org/docs/default/Component/operator/runbooks/canary-failed/index.html#mitigation',
    'https://portal.example.org/catalog/default/component/operator/docs/runbooks/CANARY-failed/#mitigation',
  ])('is the page of the portal that %s names', url => {
    expect(find(url)).toEqual(
      page('runbooks/canary-failed/', 'url', 'mitigation'),
    );
  });

  it.each([
    ['CanaryFailed', page('runbooks/canary-failed/', 'convention')],
    [
      'Nobody',
      {
        kind: 'missing',
        path: 'docs/runbooks/nobody.md',
        create: expect.any(String),
        refused: 'the documentation has no page runbooks/was-renamed/',
      },
    ],
  ])(
    'is not a page that the own documentation does not have: %s',
    (alertname, found) => {
      const url = '/docs/default/component/operator/runbooks/was-renamed';
      expect(find(url, alertname)).toEqual(found);
      expect(find(url, alertname, { files: null })).toMatchObject({
        path: 'runbooks/was-renamed/',
        rule: 'url',
      });
    },
  );

  it.each(['', 'index.html'])(
    'may be the first page of the own documentation: %j',
    file => {
      const url = `/docs/default/component/operator/${file}`;
      expect(find(url)).toEqual(page('', 'url'));
    },
  );

  it('may be a page of another entity', () => {
    expect(find('/docs/default/component/other/a/b/')).toMatchObject({
      entity: 'component:default/other',
      path: 'a/b/',
    });
  });

  it('may be written with another name of the portal, for the own documentation only', () => {
    const path = '/docs/default/component/operator/runbooks/canary-failed';
    expect(
      find(`https://public.example.org${path}`, 'X', { files: null }),
    ).toEqual(page('runbooks/canary-failed/', 'url'));
    expect(
      find('https://public.example.org/docs/default/component/other/a', 'X'),
    ).toMatchObject({ kind: 'external', host: 'public.example.org' });
  });

  it('is found below a portal that is below a path', () => {
    const portal = 'https://example.org/portal';
    expect(
      find(
        'https://example.org/portal/docs/default/component/operator/runbooks/canary-failed',
        'X',
        { portal },
      ),
    ).toEqual(page('runbooks/canary-failed/', 'url'));
  });

  it('is the page that a Markdown file of the own source becomes', () => {
    expect(
      find(
        'https://github.com/acme/operator/blob/main/docs/runbooks/reconcileerrors.md#impact',
      ),
    ).toEqual(page('runbooks/ReconcileErrors/', 'source-url', 'impact'));
    const fork = 'https://github.com/acme/operator-fork/blob/main/docs/a.md';
    expect(find(fork, 'Nobody').kind).toBe('external');
  });

  it.each([
    ['docs/index.md', ''],
    ['docs/README.md', ''],
    ['docs/runbooks/index.md', 'runbooks/'],
    ['docs/runbooks/README.md', 'runbooks/'],
    ['docs/runbooks/reindex.md', 'runbooks/reindex/'],
  ])('is the page that MkDocs builds of %s', (file, path) => {
    const url = `https://github.com/acme/operator/blob/main/${file}`;
    expect(find(url)).toEqual(page(path, 'source-url'));
  });

  it('is a page of the same name as the end of a link elsewhere', () => {
    expect(
      find('https://wiki.example.org/runbooks/canary-failed', 'Other'),
    ).toEqual(page('runbooks/canary-failed/', 'name'));
  });

  it.each([
    ['CanaryFailed', 'runbooks/canary-failed/'],
    ['reconcileErrors', 'runbooks/ReconcileErrors/'],
  ])('is found by the name %s', (alertname, path) => {
    expect(find(null, alertname)).toEqual(page(path, 'convention'));
  });

  it('is a link to elsewhere, with its host', () => {
    expect(find('https://wiki.example.org/x?y=1#z', 'Nobody')).toEqual({
      kind: 'external',
      url: 'https://wiki.example.org/x?y=1#z',
      host: 'wiki.example.org',
    });
    expect(
      find(null, 'No/Body?#', { base: 'https://wiki.example.org/{alertname}' }),
    ).toMatchObject({ url: 'https://wiki.example.org/No%2FBody%3F%23' });
  });

  it.each([
    [`${'javascript'}:alert(1)`, /javascript:/],
    ['data:text/html,x', /data:/],
    ['http://[', /no address/],
  ])('is never %s', (url, words) => {
    expect(find(url, 'Nobody')).toMatchObject({
      kind: 'missing',
      refused: expect.stringMatching(words),
    });
  });

  it.each([
    'https://portal.example.org@evil.example.org/docs/default/component/other/x/',
    'https:\\\\evil.example.org/docs/default/component/other/x/',
    '//evil.example.org/docs/default/component/other/x/',
  ])('on another host is never taken for the portal: %s', url => {
    expect(find(url, 'Nobody')).toMatchObject({
      kind: 'external',
      host: 'evil.example.org',
    });
  });

  it.each([
    '/docs/default/component/operator/..%2F..%2F..%2Fsecrets/',
    '/docs/default/component/operator/a/..%5C..%5Csecrets/',
    '/catalog/default/component/operator/docs/..%2Fother/',
    '/docs/..%2Fa/component/operator/x/',
    '/docs/default//operator/x/',
    '/docs/default/comp%3Aonent/operator/x/',
    '/docs/default/component/..%2F..%2Fx/y/',
    'https://github.com/acme/operator/blob/main/docs/..%2F..%2Fother.md',
  ])('never leads out of documentation: %s', url => {
    expect(find(url, 'Nobody', { files: null })).toMatchObject({
      kind: 'external',
    });
  });

  it('is a heading of one page of all runbooks when nothing else is known', () => {
    const files = ['runbooks/index.html', 'runbooks/canary-failed/index.html'];
    expect(find(null, 'Reconcile_Errors (50%)', { files })).toEqual(
      page('runbooks/', 'anchor', 'reconcile_errors-50'),
    );
    expect(find(null, 'CanaryFailed', { files })).toMatchObject({
      rule: 'convention',
    });
    const elsewhere = 'https://wiki.example.org/x';
    expect(find(elsewhere, 'Nobody', { files }).kind).toBe('external');
  });

  it('can be written where there is none', () => {
    const missing = find(null, 'NobodyKnows');
    if (missing.kind !== 'missing') throw new Error(missing.kind);
    expect(missing.path).toBe('docs/runbooks/nobody-knows.md');
    const create = new URL(missing.create ?? '');
    expect(create.pathname).toBe('/acme/operator/new/main/docs/runbooks');
    expect(create.searchParams.get('filename')).toBe('nobody-knows.md');
    expect(create.searchParams.get('value')).toContain('## Mitigation');
    expect(find(null, 'X', { source: null })).toMatchObject({ create: null });
  });

  it('is believed when it is not known which pages there are', () => {
    expect(
      find('/docs/default/component/operator/new-page/', 'X', { files: null }),
    ).toEqual(page('new-page/', 'url'));
    expect(find(null, 'CanaryFailed', { files: null }).kind).toBe('missing');
  });
});

describe('a text that is made to keep the portal busy', () => {
  const endless = 10_000_000;

  it('is a name of capitals', () => {
    expect(endsSoon(() => kebab('A'.repeat(endless)))).toHaveLength(endless);
  });

  it('is cut where it names an alert', () => {
    expect(endsSoon(() => find(null, 'A'.repeat(endless)))).toMatchObject({
      path: `docs/runbooks/${'a'.repeat(200)}.md`,
    });
  });

  it('is not followed where it is a link', () => {
    const link = `https://github.com/acme/operator/${'docs/'.repeat(
      endless / 5,
    )}x`;
    expect(endsSoon(() => find(link, 'Nobody'))).toMatchObject({
      kind: 'missing',
      refused: 'the link is too long',
    });
  });

  it('names a branch of the source', () => {
    const source = `https://github.com/acme/operator/tree/${'b'.repeat(
      1_000_000,
    )}/a\nb`;
    expect(endsSoon(() => find(null, 'Nobody', { source }))).toMatchObject({
      create: expect.stringContaining('/docs/runbooks?'),
    });
  });
});

it.each([
  ['HTTPErrors', 'http-errors'],
  ['Work_queue Backlog', 'work-queue-backlog'],
  ['already-kebab', 'already-kebab'],
])('%s is %s in the name of a file', (name, expected) => {
  expect(kebab(name)).toBe(expected);
});
