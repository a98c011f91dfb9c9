import { fakeDocs } from '../../__testUtils__/fakeDocs';
import { readPage } from './readPage';

const entity = { kind: 'component', namespace: 'default', name: 'checkout' };

class NotFoundError extends Error {
  name = 'NotFoundError';
}

describe('readPage', () => {
  it('reads a page and says where its files are', async () => {
    expect(await readPage(fakeDocs(), entity, 'runbooks/x/')).toEqual({
      kind: 'page',
      html: expect.stringContaining('<article'),
      filesAt: expect.stringMatching(
        /\/static\/docs\/default\/component\/checkout\/$/,
      ),
    });
  });

  it('builds documentation that was never opened', async () => {
    let built = false;
    const docs = fakeDocs();
    const page = await readPage(
      {
        ...docs,
        getEntityDocs: async (ref, path) => {
          if (!built) throw new NotFoundError('Page not found');
          return docs.getEntityDocs(ref, path);
        },
        syncEntityDocs: async () => {
          built = true;
          return 'updated';
        },
      },
      entity,
      'runbooks/x/',
    );
    expect(page.kind).toBe('page');
  });

  it('tells a page that is not there from documentation that cannot be built', async () => {
    expect(await readPage(fakeDocs(), entity, 'no-page/')).toEqual({
      kind: 'no-page',
    });
    const broken = { ...entity, name: 'broken' };
    expect(await readPage(fakeDocs(), broken, 'no-page/')).toEqual({
      kind: 'not-built',
      reason: 'mkdocs: command not found',
    });
  });

  it('does not take an error for a page', async () => {
    expect(await readPage(fakeDocs(), entity, 'refused/')).toMatchObject({
      kind: 'not-built',
      reason: expect.stringContaining('NotAllowedError'),
    });
  });

  it('does not call documentation broken when the network is', async () => {
    const cut = {
      ...fakeDocs(),
      getEntityDocs: () => Promise.reject(new TypeError('Failed to fetch')),
    };
    await expect(readPage(cut, entity, 'x/')).rejects.toThrow(
      'Failed to fetch',
    );
  });

  it('says when the portal has no TechDocs', async () => {
    expect(await readPage(undefined, entity, 'x/')).toEqual({
      kind: 'no-techdocs',
    });
  });
});
