import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FetchConnectSessionResponse, StartConnectSessionResponse } from '../../api/schema';
import { leaveFor } from '../../leave';
import { failure, givenConfig, REQUEST_ID } from '../../test/api';
import { openConnectPage } from '../../test/render';
import { server } from '../../test/server';

vi.mock('../../leave');

const TOKEN = 's3ssion-With_43.chars';
const CONSENT = 'https://provider.example.com/authorize?state=x';
const OAUTH = '/api/frontend/oauth';

function givenSession(more: Partial<FetchConnectSessionResponse> = {}) {
  const session = { provider: 'jira', provider_name: 'Jira', display_name: 'Harbor Ltd', reconnect: false, ...more };
  const asked: (string | null)[] = [];
  server.use(
    http.get(`${OAUTH}/fetch-connect-session`, ({ request }) => {
      asked.push(request.headers.get('X-Juncture-Connect-Session'));
      expect(request.url).not.toContain(TOKEN);
      return HttpResponse.json<FetchConnectSessionResponse>(session);
    }),
  );
  return asked;
}

function givenStart(
  answer: () => Response = () => HttpResponse.json<StartConnectSessionResponse>({ authorization_uri: CONSENT }),
) {
  const started: (string | null)[] = [];
  server.use(
    http.post(`${OAUTH}/start-connect-session`, ({ request }) => {
      started.push(request.headers.get('X-Juncture-Connect-Session'));
      return answer();
    }),
  );
  return started;
}

const open = () => openConnectPage(`/connect/${TOKEN}`);
const goOn = () => screen.findByRole('button', { name: 'Continue to Jira' });

beforeEach(() => givenConfig());

describe('the page that a connect session leads to', () => {
  it('says what is connected to what, and starts nothing by itself', async () => {
    const asked = givenSession();
    const started = givenStart();
    open();
    expect(await screen.findByRole('heading', { level: 1, name: 'Connect Jira to Harbor Ltd?' })).toHaveFocus();
    expect(screen.getByText(/only if you asked for this yourself in Acme/)).toBeVisible();
    expect(document.title).toBe('Connect Jira to Harbor Ltd?');
    expect(asked).toEqual([TOKEN]);
    expect(started).toEqual([]);
  });

  it('goes on to the provider, once for a double click', async () => {
    givenSession();
    const started = givenStart();
    open();
    await userEvent.dblClick(await goOn());
    await vi.waitFor(() => expect(leaveFor).toHaveBeenCalledWith(CONSENT));
    expect(started).toEqual([TOKEN]);
  });

  it('says that another account may take the place of the present one', async () => {
    givenSession({ reconnect: true });
    open();
    expect(await screen.findByRole('heading', { level: 1, name: 'Reconnect Jira to Harbor Ltd?' })).toBeVisible();
  });

  it('explains a session that is used, expired or open in another browser', async () => {
    givenSession();
    givenStart(() => failure(400, 'invalid_connect_session'));
    open();
    await userEvent.click(await goOn());
    expect(await screen.findByRole('heading', { level: 1, name: 'This link has ended' })).toHaveFocus();
    expect(screen.getByText(REQUEST_ID)).toBeVisible();
  });

  it('lets the person try again when our server was away', async () => {
    givenSession();
    givenStart(() => failure(503, 'unavailable'));
    open();
    await userEvent.click(await goOn());
    const again = await screen.findByRole('button', { name: 'Try again' });
    const started = givenStart();
    await userEvent.click(again);
    await userEvent.click(await goOn());
    await vi.waitFor(() => expect(started).toEqual([TOKEN]));
  });
});
