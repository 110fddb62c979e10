import { expect, photograph, test } from './fixtures';
import { deny, expectConnected, reachPicker, signInAs, startConnecting } from './steps';

test('connects a person with one site and shows its tickets', async ({ page, externalId }) => {
  await reachPicker(page, externalId, 'ada', 'first');
  const only = page.getByRole('radio');
  await expect(only).toHaveCount(1);
  await expect(only).toBeChecked();
  await page.getByRole('button', { name: /^Connect / }).click();
  await expectConnected(page);

  await expect(page.getByRole('combobox', { name: 'Project' })).toBeEnabled();
  await page.getByRole('combobox', { name: 'Project' }).selectOption({ index: 1 });
  await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible();

  await page.getByRole('button', { name: 'Disconnect', exact: true }).click();
  await expect(page.getByText('Not connected')).toBeVisible();
});

test('gives the backend a connection to the site that the person picked', async ({ page, externalId, backend }) => {
  await reachPicker(page, externalId, 'grace');
  await page.getByRole('radio', { name: /Meridian/ }).check();
  await page.getByRole('button', { name: /^Connect Meridian/ }).click();
  await expectConnected(page);

  const connection = { external_id: externalId, provider: 'jira' };
  const path = '/api/backend/connection-info/check-connection-validity';
  const { data: validity } = await backend.GET(path, { params: { query: connection } });
  expect(validity).toMatchObject({ exists: true, is_invalid: false, is_expired: false });
  const { data: found } = await backend.GET('/api/backend/jira/get-projects', {
    params: { query: { external_id: externalId } },
  });
  expect(found?.projects.map(({ key }) => key)).toContain('FLEET');

  await backend.DELETE('/api/backend/connections', { params: { query: connection } });
  const { error } = await backend.GET('/api/backend/jira/get-projects', {
    params: { query: { external_id: externalId } },
  });
  expect(error?.code).toBe('connection_not_found');
});

test('connects one of several sites with the keyboard alone', async ({ page, externalId }) => {
  await reachPicker(page, externalId, 'grace');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await photograph(page, 'picker-several');

  await page.keyboard.press('Tab');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('meridian');
  await expect(page.getByRole('status')).toContainText('1 of 9 sites match');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  const chosen = page.getByRole('radio', { name: /Meridian/ });
  await expect(chosen).toBeFocused();
  await expect(chosen).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /^Connect Meridian/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expectConnected(page);
});

test('offers only sites with Jira', async ({ page, externalId }) => {
  await reachPicker(page, externalId, 'linus');
  await expect(page.getByRole('radio')).toHaveCount(2);
  await expect(page.getByText('Handbook')).toHaveCount(0);
});

test('marks the site of this grant and selects it', async ({ page, externalId }) => {
  await reachPicker(page, externalId, 'ada', 'first');
  await photograph(page, 'picker-one');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
});

test('explains what a declined consent means', async ({ page, externalId }) => {
  await startConnecting(page, externalId);
  await signInAs(page, 'ada');
  await deny(page);
  await expect(page).toHaveURL(/\/connection-error\?code=consent_declined$/);
  await expect(page.getByRole('heading', { name: 'Nothing was connected' })).toBeFocused();
  await page.goto(`/?external_id=${externalId}`);
  await expect(page.getByText('Not connected')).toBeVisible();
});

test('explains a link that is unknown, expired or used', async ({ page, externalId }) => {
  await page.goto('/finalize-connection/jira/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  await expect(page.getByRole('heading', { name: 'This link has expired' })).toBeFocused();
  await photograph(page, 'error-expired');

  await reachPicker(page, externalId, 'ada', 'first');
  const link = page.url();
  await page.getByRole('button', { name: /^Connect / }).click();
  await expectConnected(page);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link has expired' })).toBeVisible();
});

test('saves once for a double click', async ({ page, externalId }) => {
  await reachPicker(page, externalId, 'ada', 'first');
  let saves = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/set-jira-site')) {
      saves += 1;
    }
  });
  await page.getByRole('button', { name: /^Connect / }).dblclick();
  await expectConnected(page);
  expect(saves).toBe(1);
});

test('never puts the code into a query string or body', async ({ page, externalId }) => {
  const sent: { url: string; body: string | null }[] = [];
  page.on('request', (request) => sent.push({ url: request.url(), body: request.postData() }));
  await reachPicker(page, externalId, 'ada', 'first');
  const code = page.url().split('/').at(-1) ?? '';
  expect(code.length).toBeGreaterThan(20);
  await page.getByRole('button', { name: /^Connect / }).click();
  await expectConnected(page);
  for (const { url, body } of sent) {
    expect(new URL(url).search).not.toContain(code);
    expect(body ?? '').not.toContain(code);
  }
});

test('survives a restart of the server between consent and choice', async ({ page, externalId, runner }) => {
  test.setTimeout(240_000);
  await reachPicker(page, externalId, 'linus');
  await runner.restart();
  await page.reload();
  await page.getByRole('radio', { name: /Harbor/ }).check();
  await page.getByRole('button', { name: /^Connect Harbor/ }).click();
  await expectConnected(page);
});

test('says when the server is away, and goes on when it is back', async ({ page, externalId }) => {
  await reachPicker(page, externalId, 'ada', 'first');
  await page.route('**/set-jira-site', (route) => route.abort());
  await page.getByRole('button', { name: /^Connect / }).click();
  await expect(page.getByRole('heading', { name: 'No connection to our server' })).toBeFocused();
  await page.unroute('**/set-jira-site');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expectConnected(page);
});
