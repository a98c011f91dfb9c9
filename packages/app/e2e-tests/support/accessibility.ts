import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const GRAVE = ['serious', 'critical'];

/** Nothing grave, and no sideways scrolling, in what this project draws. */
export async function expectAccessible(
  page: Page,
  selector: string,
): Promise<void> {
  await untilStill(page);
  const { violations } = await new AxeBuilder({ page })
    .include(selector)
    .analyze();
  const grave = violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ''))
    .map(({ id, nodes }) => ({
      id,
      where: nodes.map(node => `${node.target} ${node.failureSummary}`),
    }));
  expect(grave).toEqual([]);
  const overflow = await page.evaluate(
    () =>
      document.documentElement.scrollWidth -
      document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}

/** What fades in has another contrast on the way; what goes on longer than a fade is not waited for. */
async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const still = document.getAnimations().map(({ finished }) => finished);
    const patience = new Promise(resolve => setTimeout(resolve, 1_000));
    await Promise.race([Promise.allSettled(still), patience]);
  });
}
