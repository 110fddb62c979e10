import { expect, photograph, test, type Page } from './fixtures';
import { expectConnected, reachPicker } from './steps';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('connects on a phone, with nothing wider than its screen', async ({ page, externalId }) => {
  await reachPicker(page, externalId, 'grace');
  await photograph(page, 'picker-phone');
  expect(await sidewaysScroll(page)).toBe(0);
  await page.getByRole('radio', { name: /Meridian/ }).tap();
  const connect = page.getByRole('button', { name: /^Connect Meridian/ });
  // Nine sites are taller than the screen; the button stays in reach without scrolling to the end.
  await expect(connect).toBeInViewport();
  await connect.tap();
  await expectConnected(page);
  expect(await sidewaysScroll(page)).toBe(0);
  await photograph(page, 'demo-phone');
});

test('has targets that a thumb can hit', async ({ page, externalId }) => {
  await reachPicker(page, externalId, 'grace');
  for (const target of await page.locator('label:has(input[type="radio"]), button, input[type="search"]').all()) {
    const box = await target.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
  }
});

test('does not move anything when the sites arrive', async ({ page, externalId }) => {
  await page.addInitScript(() => {
    const shifts = { sum: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        shifts.sum += (entry as PerformanceEntry & { value: number }).value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.route('**/fetch-available-sites', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    await route.continue();
  });
  await reachPicker(page, externalId, 'grace');
  await page.waitForTimeout(300);
  const sum = await page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum);
  expect(sum).toBe(0);
});

function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
