import type { SetJiraSiteResponse } from '../src/api/schema';
import { expect, type Page } from './fixtures';

/** The persons of the sandbox, with one site, nine sites, and three sites of which one has no Jira. */
export type Person = 'ada' | 'grace' | 'linus';

/** Goes from the demo to the page that asks for confirmation. */
export async function askToConnect(page: Page, externalId: string): Promise<void> {
  await page.goto(`/?external_id=${externalId}`);
  await page.getByRole('button', { name: 'Connect Jira' }).click();
  await expect(page.getByRole('heading', { name: `Connect Jira to ${externalId}?` })).toBeFocused();
}

export async function startConnecting(page: Page, externalId: string): Promise<void> {
  await askToConnect(page, externalId);
  await page.getByRole('button', { name: 'Continue to Jira' }).click();
}

export async function signInAs(page: Page, person: Person): Promise<void> {
  await page.locator(`input[name="person"][value="${person}"]`).check();
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** Allows access to one site, the first on the consent page, or to all of them. */
export async function allow(page: Page, which: 'first' | 'all'): Promise<void> {
  const sites = page.locator('input[name="site"]');
  await (which === 'all' ? sites.and(page.locator('[value="all"]')) : sites.first()).check();
  await page.locator('button[name="decision"][value="allow"]').click();
}

export async function deny(page: Page): Promise<void> {
  await page.locator('button[name="decision"][value="deny"]').click();
}

/** Goes from the demo to the picker. */
export async function reachPicker(
  page: Page,
  externalId: string,
  person: Person,
  which: 'first' | 'all' = 'all',
): Promise<void> {
  await startConnecting(page, externalId);
  await signInAs(page, person);
  await allow(page, which);
  await expect(page).toHaveURL(/\/finalize-connection\/[^/]+\/[^/]+$/);
  await expect(page.getByRole('radio').first()).toBeVisible();
}

export async function expectConnected(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/(\?external_id=.*)?$/);
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
}

/** Stays on the finished page: the demo product would always redirect. */
export async function withoutRedirect(page: Page): Promise<void> {
  await page.route('**/set-jira-site', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as SetJiraSiteResponse;
    await route.fulfill({ response: answer, json: { ...body, redirect_uri: null } satisfies SetJiraSiteResponse });
  });
}
