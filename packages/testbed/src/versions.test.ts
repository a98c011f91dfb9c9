import { readdirSync } from 'node:fs';
import { moduleFolder } from './build/folders';
import { recipesFor } from './build/recipes';
import {
  chooseVersions,
  FLAGGER_VERSIONS,
  KUBERNETES_VERSIONS,
  USUAL,
} from './versions';

describe('the table of versions', () => {
  it('takes the usual ones for what nobody names, with or without a v', () => {
    expect(chooseVersions({})).toEqual(USUAL);
    expect(chooseVersions({ flagger: 'v1.37.0' })).toEqual({
      flagger: '1.37.0',
      kubernetes: USUAL.kubernetes,
    });
  });

  it('names the known ones when it does not know one', () => {
    expect(() => chooseVersions({ flagger: '1.43.0' })).toThrow(
      'Flagger 1.43.0 is not in the table of versions. Known: 1.44.0, 1.41.0, 1.37.0.',
    );
  });

  it('has checksums of everything that any pair is built from', () => {
    for (const flagger of FLAGGER_VERSIONS) {
      for (const kubernetes of KUBERNETES_VERSIONS) {
        for (const { name } of recipesFor({ flagger, kubernetes })) {
          expect(readdirSync(moduleFolder(name))).toEqual(
            expect.arrayContaining(['go.mod', 'go.sum']),
          );
        }
      }
    }
  });
});
