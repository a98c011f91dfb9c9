import path from 'node:path';
import { defineConfig } from '@playwright/test';

const folder = process.env.BROWSER_TESTS_FOLDER ?? '.';

/** Run by `npm test -- browser`, which starts the portal and the sandbox and says where they are. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.ts',
  outputDir: path.join(folder, 'results'),
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // One world for all: what one test does to a cluster, another would see.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  reporter: [
    ['list'],
    ['json', { outputFile: path.join(folder, 'report.json') }],
  ],
  use: {
    baseURL: process.env.PORTAL_URL ?? 'http://localhost:7007',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    locale: 'en-GB',
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
