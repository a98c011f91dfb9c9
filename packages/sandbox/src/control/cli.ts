import { controlAddress } from './address';
import { parseCommand, usage } from './commands';
import type { describeCluster } from './describeCluster';

const control = controlAddress(process.env);

type Cluster = ReturnType<typeof describeCluster>;

async function main(words: string[]): Promise<number> {
  const request = parseCommand(words);
  if (!request) {
    console.error(
      `Usage: yarn workspace @rollouts/sandbox control <command>\n${usage()}`,
    );
    return 2;
  }
  const { method, path, body } = request;
  const response = await fetch(`${control}${path}`, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch(() => null);
  if (!response) {
    console.error(`No sandbox answers at ${control}. Start it with: npm start`);
    return 1;
  }
  const text = await response.text();
  const answer = text ? JSON.parse(text) : {};
  if (!response.ok) {
    console.error(answer.error.message);
    return 1;
  }
  const clusters: Cluster[] | undefined = answer.clusters;
  console.log(clusters ? clusters.map(describe).join('\n') : text || 'done');
  return 0;
}

function describe({ name, url, flagger, cut, rollouts }: Cluster): string {
  const state = cut ? 'cut' : `Flagger ${flagger}`;
  return [`${name} ${url} (${state})`, ...rollouts.map(describeLine)].join(
    '\n',
  );
}

function describeLine(rollout: Cluster['rollouts'][number]): string {
  const gates = rollout.gates.map(
    ({ kind, open }) => `${kind} ${open ? 'open' : 'closed'}`,
  );
  return [
    `  ${`${rollout.namespace}/${rollout.name}`.padEnd(40)}`,
    (rollout.phase ?? '').padEnd(17),
    `${rollout.weight ?? 0} %`.padStart(5),
    rollout.image ?? 'no workload',
    gates.join(', '),
  ]
    .join(' ')
    .trimEnd();
}

main(process.argv.slice(2)).then(code => {
  process.exitCode = code;
});
