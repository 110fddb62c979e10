import { expect, expectAccessible, photograph, test } from './fixtures';
import { askToConnect, expectConnected, reachPicker, withoutRedirect } from './steps';

const CODES = [
  'consent_declined',
  'invalid_state',
  'authorization_failed',
  'refresh_token_missing',
  'provider_misconfigured',
  'unavailable',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('axe finds nothing on the picker, searched and chosen, nor on the finished page', async ({
      page,
      externalId,
    }) => {
      await reachPicker(page, externalId, 'grace');
      await expectAccessible(page);
      await photograph(page, `picker-${colorScheme}`);
      await page.getByRole('searchbox').fill('harbor');
      await page.getByRole('radio', { name: /Harbor/ }).check();
      await expectAccessible(page);
      await withoutRedirect(page);
      await page.getByRole('button', { name: /^Connect / }).click();
      await expect(page.getByRole('heading', { name: 'Jira is connected' })).toBeFocused();
      await expectAccessible(page);
      await photograph(page, `finished-${colorScheme}`);
    });

    test('axe finds nothing on the page that asks whether to connect', async ({ page, externalId }) => {
      await askToConnect(page, externalId);
      await expectAccessible(page);
      await photograph(page, `session-${colorScheme}`);
    });

    test('axe finds nothing while the sites load', async ({ page, externalId }) => {
      await reachPicker(page, externalId, 'ada', 'first');
      // Never answered: the page stays as it is until the test leaves it.
      await page.route('**/fetch-available-sites', () => undefined);
      await page.reload();
      await expect(page.getByText('Loading your sites…')).toBeAttached();
      await expectAccessible(page);
    });

    test('axe finds nothing on pages about failures', async ({ page }) => {
      for (const code of CODES) {
        await page.goto(`/connection-error?code=${code}`);
        await expect(page.getByRole('alert')).toBeVisible();
        await expectAccessible(page);
      }
      await photograph(page, `error-${colorScheme}`);
      await page.goto('/finalize-connection/jira/no-such-code');
      await expect(page.getByText('Reference')).toBeVisible();
      await expectAccessible(page);
    });

    test('axe finds nothing on the demo, before and after connecting', async ({ page, externalId }) => {
      await page.goto(`/?external_id=${externalId}`);
      await expect(page.getByText('Not connected')).toBeVisible();
      await expectAccessible(page);
      await reachPicker(page, externalId, 'ada', 'first');
      await page.getByRole('button', { name: /^Connect / }).click();
      await expectConnected(page);
      await page.getByRole('combobox', { name: 'Project' }).selectOption({ index: 1 });
      await expect(page.getByRole('table')).toBeVisible();
      await expectAccessible(page);
      await photograph(page, `demo-${colorScheme}`);
    });
  });
}
