import type { Browser } from '@playwright/test';
import type { paths } from '../src/api/schema';
import type { Client } from 'openapi-fetch';
import { expect, expectAccessible, photograph, test, type Page } from './fixtures';
import { allow, signInAs } from './steps';

/** Opens, in a separate browser, the link of a connect that another person started without a session. */
async function followForeignLink(
  browser: Browser,
  backend: Client<paths>,
  externalId: string,
): Promise<{ page: Page; close: () => Promise<void> }> {
  const { data } = await backend.POST('/api/frontend/oauth/get-authorization-uri', {
    body: { external_id: externalId, provider: 'jira' },
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(data?.authorization_uri ?? '');
  await signInAs(page, 'ada');
  await allow(page, 'first');
  await page.getByRole('button', { name: /^Connect / }).click();
  await expect(page.getByRole('heading', { name: 'Did you start this?' })).toBeFocused();
  return { page, close: () => context.close() };
}

async function exists(backend: Client<paths>, externalId: string): Promise<boolean | undefined> {
  const { data } = await backend.GET('/api/backend/connection-info/check-connection-validity', {
    params: { query: { external_id: externalId, provider: 'jira' } },
  });
  return data?.exists;
}

test('names product, receiver and site to a person who followed a link, and stops', async ({
  browser,
  backend,
  externalId,
}) => {
  const { page, close } = await followForeignLink(browser, backend, externalId);
  await expect(page.getByText('You are about to give')).toContainText(externalId);
  await photograph(page, 'did-you-start-this');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'No, stop' }).click();

  await expect(page.getByRole('heading', { name: 'Nothing was connected' })).toBeFocused();
  await expectAccessible(page);
  expect(await exists(backend, externalId)).toBe(false);
  await close();
});

test('connects a person who followed a link only after they said that they started it', async ({
  browser,
  backend,
  externalId,
}) => {
  const { page, close } = await followForeignLink(browser, backend, externalId);
  expect(await exists(backend, externalId)).toBe(false);

  await page.getByRole('button', { name: 'Yes, I started this' }).click();

  await expect.poll(() => exists(backend, externalId)).toBe(true);
  await close();
});
