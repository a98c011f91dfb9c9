import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { DocsFiles } from './DocsFiles';

afterEach(() => jest.restoreAllMocks());

it('remembers the files of so many entities and no more', async () => {
  const fetched = jest
    .spyOn(global, 'fetch')
    .mockImplementation(async () => Response.json({ files: ['index.html'] }));
  const docs = new DocsFiles({
    auth: mockServices.auth(),
    discovery: mockServices.discovery(),
    now: () => 0,
  });
  const ask = (index: number) =>
    docs.of(`component:default/e${index}`, mockCredentials.user());

  for (let index = 0; index < 500; index += 1) await ask(index);
  expect(await ask(0)).toEqual(['index.html']);
  expect(fetched).toHaveBeenCalledTimes(500);

  await ask(500);
  await ask(1);
  expect(fetched).toHaveBeenCalledTimes(501);
  await ask(0);
  expect(fetched).toHaveBeenCalledTimes(502);
});
