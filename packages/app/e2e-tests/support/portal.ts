import { expect, type Locator, type Page } from '@playwright/test';

type Person = 'lena' | 'sam' | 'petra';

/** Opens a page as one of the demo's people, as if they had signed in before. */
export async function openAs(
  page: Page,
  person: Person,
  path: string,
): Promise<void> {
  await page.addInitScript(
    name => window.sessionStorage.setItem('demo-person', name),
    person,
  );
  await page.goto(path);
}

export const tabOf = (component: string, rest = ''): string =>
  `/catalog/default/component/${component}/rollouts${rest}`;

/** The path of one rollout of a component that has several. */
export const rolloutOf = (
  component: string,
  cluster: string,
  namespace: string,
  name = component,
): string =>
  tabOf(component, `?${new URLSearchParams({ cluster, namespace, name })}`);

export const release = (page: Page): Locator =>
  page.getByRole('region', { name: /^Release #\d+/ });

/** Marks the document: after a reload the mark is gone. */
export async function mark(page: Page): Promise<void> {
  await page.evaluate(() => document.body.setAttribute('data-mark', 'here'));
}

export async function expectNoReload(page: Page): Promise<void> {
  await expect(page.locator('body')).toHaveAttribute('data-mark', 'here');
}

/** A token of one of the demo's people, for requests past the page. */
export async function tokenOf(page: Page, person: Person): Promise<string> {
  const answer = await page.request.get('/api/auth/demo/refresh', {
    headers: { 'x-demo-person': person },
  });
  const { backstageIdentity } = await answer.json();
  return backstageIdentity.token;
}
