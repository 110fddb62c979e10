import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../src/api/schema';
import { BROWSER_ARGUMENTS, findBrowser } from './browser';
import { Runner } from './runner';

export { expect, type Page };

interface Fixtures {
  /** A customer of the demo product that no other test uses. */
  externalId: string;
  /** The generated client with the secret key, as a product's backend has it. */
  backend: Client<paths>;
  /** Fails the test when the page did what its content security policy forbids. */
  policy: undefined;
}

export const test = base.extend<Fixtures, { runner: Runner }>({
  launchOptions: [
    // Playwright reads a fixture's needs from its first parameter, also when there are none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      await use({ executablePath: await findBrowser(), args: BROWSER_ARGUMENTS });
    },
    { scope: 'worker' },
  ],

  runner: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const runner = await Runner.start();
      await use(runner);
      await runner.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  baseURL: async ({ runner }, use) => use(runner.address),

  // eslint-disable-next-line no-empty-pattern
  externalId: async ({}, use) => use(`e2e-${randomUUID()}`),

  backend: async ({ runner }, use) =>
    use(createClient({ baseUrl: runner.address, headers: { Authorization: `Bearer ${runner.secretKey}` } })),

  policy: [
    async ({ page }, use) => {
      const violations: string[] = [];
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) {
          violations.push(message.text());
        }
      });
      await use(undefined);
      expect(violations).toEqual([]);
    },
    { auto: true },
  ],
});

export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ target }) => target.join(' ')) }))).toEqual([]);
}

export async function photograph(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `target/e2e/screenshots/${name}.png` });
}
