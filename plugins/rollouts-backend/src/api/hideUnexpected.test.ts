import { TestDatabases } from '@backstage/backend-test-utils';
import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { startRollouts } from '../__testUtils__/backend';
import { hideUnexpected } from './hideUnexpected';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

function pass(error: unknown) {
  const logged: unknown[] = [];
  const passed: unknown[] = [];
  const hide = hideUnexpected({ error: (...words) => logged.push(words) });
  hide(error, {} as any, {} as any, answer => passed.push(answer));
  return { logged, passed: passed[0] as Error };
}

describe('an error of a route', () => {
  it.each([
    new InputError('verb: unknown'),
    new NotFoundError('no such rollout'),
    new ConflictError('it changed'),
    new ServiceUnavailableError('not ready yet'),
    Object.assign(new SyntaxError('not JSON'), { status: 400 }),
  ])('that was meant for who asks is told: %s', error => {
    expect(pass(error)).toEqual({ logged: [], passed: error });
  });

  it.each([
    Object.assign(new Error('insert into `actions` values (secret)'), {
      code: 'SQLITE_FULL',
    }),
    Object.assign(new Error('Request failed'), {
      status: 503,
      name: 'Upstream',
    }),
    'secret text',
  ])('that was not is an id, under which the log has it: %s', error => {
    const { logged, passed } = pass(error);
    const [, id] = /under (\S+)$/.exec(passed.message) ?? [];

    expect(passed.message).not.toMatch(/insert|secret|Request/);
    expect(logged).toEqual([[`Unexpected error ${id}`, toError(error)]]);
  });
});

it('the database’s own words reach nobody', async () => {
  const knex = await databases.init('SQLITE_3');
  const { get, backend } = await startRollouts({ knex });
  await knex.schema.dropTable('sources');

  const { status, text } = await get('/v1/sources');
  await backend.stop();

  expect(status).toBe(500);
  expect(text).toMatch(/Something unexpected went wrong/);
  expect(text).not.toMatch(/select|no such table/i);
});
