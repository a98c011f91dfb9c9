import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Recorder } from '../__testUtils__/Recorder';
import { DocsFiles } from './DocsFiles';

describe('which pages a documentation has', () => {
  let techdocs: Recorder;

  beforeEach(async () => {
    techdocs = await Recorder.start(() => ({ files: ['index.html'] }));
  });

  afterEach(() => techdocs.stop());

  const filesOf = (ref: string) =>
    new DocsFiles({
      auth: mockServices.auth(),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async () => `${techdocs.url}/api/techdocs`,
      }),
      now: () => 0,
    }).of(ref, mockCredentials.user());

  it('is asked of TechDocs', async () => {
    expect(await filesOf('component:default/checkout')).toEqual(['index.html']);
    expect(techdocs.asked).toEqual([
      'GET /api/techdocs/metadata/techdocs/default/component/checkout',
    ]);
  });

  it.each([
    '..:../..',
    'component:../..',
    '..:default/checkout',
    'component:default/..',
    'component:default/a%2f..',
    'component:default/a?b=c',
    'garbage',
  ])('is not asked for %s, which would lead elsewhere', async ref => {
    expect(await filesOf(ref)).toBeNull();
    expect(techdocs.asked).toEqual([]);
  });
});
