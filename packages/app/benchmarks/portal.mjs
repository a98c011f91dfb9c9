/* eslint-disable no-console */
/**
 * Measures the running demo portal (`npm start` in another terminal), all figures in one run:
 * how soon a change in a cluster is on the screen, and how many requests the clusters, Prometheus and
 * Alertmanagers get with no, one and twenty open tabs. It changes routing weights of an idle Canary of the sandbox.
 */
import { chromium } from '@playwright/test';

const PORTAL = process.env.PORTAL_URL ?? 'http://localhost:7007';
const CONTROL = process.env.SANDBOX_CONTROL_URL ?? 'http://127.0.0.1:7410';
const TAB = `${PORTAL}/catalog/default/component/knative-lambda-operator/rollouts`;
const STAGING = `${TAB}?cluster=staging&namespace=knative-lambda&name=knative-lambda-operator`;
const CHANGES = 50;
const TABS = 20;
const IN_RUN = ['Progressing', 'WaitingPromotion', 'Promoting', 'Finalising'];

const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const context = await browser.newContext();

async function openTab() {
  const page = await context.newPage();
  await page.goto(STAGING);
  const person = page.getByText(/Petra/).first();
  const heading = page.getByText(/canary\s\d+\s%/).first();
  await Promise.race([
    person.waitFor({ timeout: 30_000 }).then(() => person.click()),
    heading.waitFor({ timeout: 30_000 }),
  ]);
  await heading.waitFor({ timeout: 30_000 });
  return page;
}

const { clusters } = await (await fetch(`${CONTROL}/state`)).json();
const staging = clusters.find(cluster => cluster.name === 'staging').url;

async function route(weight) {
  const path =
    '/apis/gateway.networking.k8s.io/v1/namespaces/knative-lambda/httproutes/knative-lambda-operator';
  const headers = { authorization: 'Bearer sandbox-token' };
  const current = await (await fetch(staging + path, { headers })).json();
  const rules = current.spec.rules.map(rule => ({
    ...rule,
    backendRefs: rule.backendRefs.map(ref => ({
      ...ref,
      weight: ref.name.endsWith('-canary') ? weight : 100 - weight,
    })),
  }));
  const answer = await fetch(staging + path, {
    method: 'PATCH',
    headers: { ...headers, 'content-type': 'application/merge-patch+json' },
    body: JSON.stringify({ spec: { rules } }),
  });
  if (!answer.ok) throw new Error(`The route was refused: ${answer.status}`);
}

async function statusToPixel(page) {
  const times = [];
  for (let change = 1; change <= CHANGES; change++) {
    const shown = page
      .getByText(new RegExp(`canary\\s${change}\\s%`))
      .first()
      .waitFor({ timeout: 60_000 });
    const began = performance.now();
    await route(change);
    await shown;
    times.push(performance.now() - began);
    await sleep(200 + Math.random() * 800);
  }
  await route(0);
  times.sort((a, b) => a - b);
  const at = share => Math.round(times[Math.ceil(times.length * share) - 1]);
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** How many requests each cluster and each of its sources has got, by name. */
async function counts() {
  const state = await (await fetch(`${CONTROL}/state`)).json();
  return state.clusters.flatMap(({ name, requests, sources }) => [
    [name, requests],
    ...sources.map(source => [`${name} ${source.name}`, source.requests]),
  ]);
}

async function requestsPerMinute() {
  const before = new Map(await counts());
  await sleep(60_000);
  const after = await counts();
  return Object.fromEntries(
    after.map(([name, count]) => [name, count - before.get(name)]),
  );
}

async function running() {
  const state = await (await fetch(`${CONTROL}/state`)).json();
  return state.clusters
    .flatMap(({ rollouts }) => rollouts)
    .filter(({ phase }) => IN_RUN.includes(phase)).length;
}

async function report(tabs) {
  console.log(`requests per minute with ${tabs} tabs open:`);
  console.log({ 'releases under way': await running() });
  console.log(await requestsPerMinute());
}

await report(0);
const first = await openTab();
console.log('change in the cluster to pixel, ms:', await statusToPixel(first));
await report(1);
for (let tab = 1; tab < TABS; tab++) await openTab();
await report(TABS);
await browser.close();
