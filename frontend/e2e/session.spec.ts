import { expect, test, type Page } from './fixtures';
import { allow, askToConnect, expectConnected, reachPicker, signInAs } from './steps';

test('names both sides before anything is saved', async ({ page, externalId }) => {
  await reachPicker(page, externalId, 'ada', 'first');
  await expect(page.getByRole('definition')).toHaveText(['Ada Whitfield', new RegExp(`^${externalId} in `)]);
});

test('ends with its first use', async ({ page, externalId }) => {
  await askToConnect(page, externalId);
  const link = page.url();
  await page.getByRole('button', { name: 'Continue to Jira' }).click();
  await signInAs(page, 'ada');
  await allow(page, 'first');
  await page.getByRole('button', { name: /^Connect / }).click();
  await expectConnected(page);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link has ended' })).toBeFocused();
});

test('goes on in no other browser, neither to consent, nor back from it, nor to the picker', async ({
  page,
  externalId,
  browser,
}) => {
  const other = await (await browser.newContext()).newPage();
  await askToConnect(page, externalId);
  const link = page.url();
  await page.getByRole('button', { name: 'Continue to Jira' }).click();

  await other.goto(link);
  await other
    .getByRole('button', { name: 'Continue to Jira' })
    .click({ timeout: 5_000 })
    .catch(() => undefined);
  await expect(other.getByRole('heading', { name: 'This link has ended' })).toBeVisible();

  await signInAs(page, 'ada');
  const callback = await consentWithoutReturning(page);
  await other.goto(callback);
  await expect(other).toHaveURL(/\/connection-error\?code=/);

  await page.goto(callback);
  await expect(page.getByRole('radio').first()).toBeVisible();
  await other.goto(page.url());
  await expect(other.getByRole('alert')).toBeVisible();
  await expect(other.getByRole('radio')).toHaveCount(0);

  await page.getByRole('button', { name: /^Connect / }).click();
  await expectConnected(page);
  await other.context().close();
});

test('lets another person take over only when the product says so', async ({ page, externalId, backend, browser }) => {
  await reachPicker(page, externalId, 'ada', 'first');
  await page.getByRole('button', { name: /^Connect / }).click();
  await expectConnected(page);

  for (const reconnect of [false, true]) {
    const { data } = await backend.POST('/api/backend/connect-sessions', {
      body: { external_id: externalId, provider: 'jira', display_name: 'Harbor Ltd', reconnect },
    });
    const person = await (await browser.newContext()).newPage();
    await person.goto(data?.connect_url ?? '');
    await person.getByRole('button', { name: 'Continue to Jira' }).click();
    await signInAs(person, 'grace');
    await allow(person, 'all');
    await person.getByRole('radio', { name: /Meridian/ }).check();
    await person.getByRole('button', { name: /^Connect Meridian/ }).click();
    if (reconnect) {
      await expect(person).not.toHaveURL(/finalize-connection/);
    } else {
      await expect(person.getByRole('heading', { name: 'Connected with another account' })).toBeVisible();
    }
    await person.context().close();
    const { data: found } = await backend.GET('/api/backend/jira/get-projects', {
      params: { query: { external_id: externalId } },
    });
    expect(found?.projects.some(({ key }) => key === 'FLEET')).toBe(reconnect);
  }
});

/** Consents, and catches the way back before it is followed. */
async function consentWithoutReturning(page: Page): Promise<string> {
  let callback = '';
  await page.route('**/*', async (route) => {
    if (route.request().method() !== 'POST') {
      return route.continue();
    }
    const answer = await route.fetch({ maxRedirects: 0 });
    callback = answer.headers().location ?? '';
    return route.fulfill({ status: 204 });
  });
  await allow(page, 'first');
  await expect.poll(() => callback).toContain('/authorization-callback/');
  await page.unroute('**/*');
  return callback;
}
