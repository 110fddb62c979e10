import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { leaveFor } from '../../leave';
import { failure, givenConfig, REQUEST_ID } from '../../test/api';
import { renderPage } from '../../test/render';
import { server } from '../../test/server';
import type {
  Error as Refusal,
  GetProjectsResponse,
  SelectProjectRequest,
  Success,
  TicketList,
} from '../../api/schema';
import type { Connection } from './api';
import { curlCommands } from './curl';
import { DemoApp } from './DemoApp';

vi.mock('../../leave');

const ABSENT: Connection = { exists: false, is_invalid: false, is_expired: false, expires_at: null };
const project = (id: string, key: string, name: string) => ({
  id,
  key,
  name,
  lead: null,
  projectTypeKey: 'software',
  avatarUrl: null,
});
const WORKING: Connection = { ...ABSENT, exists: true, expires_at: '2027-11-22T10:00:00Z' };

/** The demo's backend with what a test wants it to hold, by external_id. */
function givenBackend(connections: Record<string, Connection>, selected: string | null = null) {
  const state = { connections, selected };
  const asked = (request: Request) => new URL(request.url).searchParams.get('external_id') ?? '';
  server.use(
    http.get('/demo/api/connection', ({ request }) =>
      HttpResponse.json<Connection>(state.connections[asked(request)] ?? ABSENT),
    ),
    http.delete('/demo/api/connection', async ({ request }) => {
      const { external_id } = (await request.json()) as { external_id: string };
      state.connections[external_id] = ABSENT;
      return new HttpResponse(null, { status: 204 });
    }),
    http.get('/demo/api/projects', () =>
      HttpResponse.json<GetProjectsResponse>({
        projects: [project('10', 'WEB', 'Website'), project('11', 'OPS', 'Operations')],
        total: 2,
        selected_project_id: state.selected,
      }),
    ),
    http.post<never, SelectProjectRequest>('/demo/api/select-project', async ({ request }) => {
      const { jira_project_id } = await request.json();
      state.selected = String(jira_project_id);
      return HttpResponse.json<Success>({ success: true });
    }),
    http.get<never, never, TicketList | Refusal>('/demo/api/tickets', () =>
      state.selected === null
        ? failure(400, 'no_project_selected')
        : HttpResponse.json<TicketList>({
            tickets: [
              {
                id: '1',
                key: 'OPS-1',
                summary: 'Rotate the certificates',
                status: 'To Do',
                assignee: 'Grace Hopper',
                priority: 'High',
                created: '2026-11-01T10:00:00Z',
                updated: '2026-11-20T10:00:00Z',
              },
              {
                id: '2',
                key: 'OPS-2',
                summary: 'Nobody’s task',
                status: 'Done',
                created: null,
                updated: '2026-11-19T10:00:00Z',
              },
            ],
            total: 40,
          }),
    ),
  );
}

const CONNECT_URL = 'https://juncture.example/connect/t0ken';

/** Starts every connect, and keeps what was asked. */
function givenConnect() {
  const asked: unknown[] = [];
  server.use(
    http.post('/demo/api/connect', async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ connect_url: CONNECT_URL });
    }),
  );
  return asked;
}

beforeEach(() => {
  givenConfig();
  sessionStorage.clear();
  window.history.replaceState(null, '', '/');
});

describe('connecting', () => {
  it('lets its backend vouch for the connect and goes to the page that asks', async () => {
    givenBackend({});
    const asked = givenConnect();
    const user = renderPage(<DemoApp />);
    await user.click(await screen.findByRole('button', { name: 'Connect Jira' }));
    await waitFor(() => expect(leaveFor).toHaveBeenCalledWith(CONNECT_URL));
    expect(asked).toEqual([{ external_id: 'acme', reconnect: false }]);
  });

  it('tells a developer why it cannot start', async () => {
    givenBackend({});
    server.use(http.post('/demo/api/connect', () => failure(503, 'unavailable')));
    const user = renderPage(<DemoApp />);
    await user.click(await screen.findByRole('button', { name: 'Connect Jira' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('A sentence about unavailable.');
    expect(alert).toHaveTextContent(REQUEST_ID);
  });

  it('offers to connect again when the grant has ended', async () => {
    givenBackend({ acme: { ...WORKING, is_invalid: true } });
    const asked = givenConnect();
    const user = renderPage(<DemoApp />);
    expect(await screen.findByText('Needs reconnecting')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Reconnect Jira' }));
    await waitFor(() => expect(asked).toEqual([{ external_id: 'acme', reconnect: true }]));
  });

  it('repeats the look-up when the backend was away', async () => {
    server.use(http.get('/demo/api/connection', () => failure(503, 'unavailable')));
    const user = renderPage(<DemoApp />);
    const again = await screen.findByRole('button', { name: 'Try again' });
    givenBackend({});
    await user.click(again);
    expect(await screen.findByRole('button', { name: 'Connect Jira' })).toBeVisible();
  });
});

describe('coming back from a connect', () => {
  /** Confirms every connect, and keeps what was asked. */
  function givenConfirm(answer: () => Response = () => HttpResponse.json({ success: true })) {
    const asked: unknown[] = [];
    server.use(
      http.post('/demo/api/confirm', async ({ request }) => {
        asked.push(await request.json());
        return answer();
      }),
    );
    return asked;
  }

  it('confirms for the customer of this tab, whatever the address says', async () => {
    givenBackend({ acme: WORKING });
    const asked = givenConfirm();
    sessionStorage.setItem('waymark.external_id', 'acme');
    window.history.replaceState(null, '', '/?external_id=attacker&confirmation_code=c0de');
    renderPage(<DemoApp />);
    expect(await screen.findByText('Connected')).toBeVisible();
    expect(asked).toEqual([{ external_id: 'acme', confirmation_code: 'c0de' }]);
    expect(window.location.search).toBe('?external_id=acme');
  });

  it('says why a connect was not confirmed', async () => {
    givenBackend({});
    givenConfirm(() => failure(400, 'invalid_confirmation_code'));
    window.history.replaceState(null, '', '/?confirmation_code=old');
    renderPage(<DemoApp />);
    expect(await screen.findByRole('alert')).toHaveTextContent('invalid_confirmation_code');
    expect(await screen.findByRole('button', { name: 'Connect Jira' })).toBeVisible();
  });
});

describe('the external_id', () => {
  it('comes from the address, else from this tab, and is kept in both', async () => {
    givenBackend({ 'acme/7': WORKING });
    window.history.replaceState(null, '', '/?external_id=acme%2F7');
    renderPage(<DemoApp />);
    expect(await screen.findByText('Connected')).toBeVisible();
    expect(sessionStorage.getItem('waymark.external_id')).toBe('acme/7');
  });

  it('survives the way through the connect flow', async () => {
    givenBackend({ 'acme-8': WORKING });
    sessionStorage.setItem('waymark.external_id', 'acme-8');
    renderPage(<DemoApp />);
    expect(await screen.findByText('Connected')).toBeVisible();
    expect(window.location.search).toBe('?external_id=acme-8');
  });

  it('switches to another customer', async () => {
    givenBackend({ 'team-2': WORKING });
    const user = renderPage(<DemoApp />);
    expect(await screen.findByText('Not connected')).toBeVisible();
    const field = screen.getByRole('textbox', { name: /Signed in as/ });
    await user.clear(field);
    await user.type(field, ' team-2 {Enter}');
    expect(await screen.findByText('Connected')).toBeVisible();
    expect(window.location.search).toBe('?external_id=team-2');
  });
});

describe('a connection at work', () => {
  it('shows the tickets of the project that is chosen', async () => {
    givenBackend({ acme: WORKING });
    const user = renderPage(<DemoApp />);
    const select = await screen.findByRole('combobox', { name: 'Project' });
    await screen.findByText('Choose a project to see its tickets.');
    await user.selectOptions(select, 'Operations (OPS)');
    const rows = within(await screen.findByRole('table')).getAllByRole('row');
    expect(rows).toHaveLength(3);
    expect(rows[1]).toHaveTextContent(/OPS-1Rotate the certificatesTo DoGGrace HopperHigh/);
    expect(rows[2]).toHaveTextContent(/OPS-2Nobody’s taskDoneNobody–/);
    expect(screen.getByText('2 of 40 tickets')).toBeVisible();
    expect(select).toHaveValue('11');
  });

  it('shows why tickets cannot be read', async () => {
    givenBackend({ acme: WORKING }, '11');
    server.use(http.get('/demo/api/tickets', () => failure(403, 'reauthorization_required')));
    renderPage(<DemoApp />);
    expect(await screen.findByRole('alert')).toHaveTextContent('reauthorization_required');
  });

  it('disconnects and keeps the focus on the page', async () => {
    givenBackend({ acme: WORKING }, '11');
    const user = renderPage(<DemoApp />);
    await screen.findByRole('table');
    await user.click(screen.getByRole('button', { name: 'Disconnect' }));
    expect(await screen.findByText('Not connected')).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Jira' })).toHaveFocus());
  });
});

describe('the commands', () => {
  it('never hold a key and survive any external_id', () => {
    const commands = curlCommands('http://localhost:8000', 'jira', "o'neil & co").map(({ command }) => command);
    const quoted = String.raw`o'\''neil & co`;
    expect(commands[0]).toContain(`-d '{"provider":"jira","external_id":"${quoted}","display_name":"${quoted}"}'`);
    for (const command of commands) {
      expect(command).toContain('"Authorization: Bearer $JUNCTURE_SECRET_KEY"');
    }
    for (const command of commands.slice(1)) {
      expect(command).toContain('external_id=o%27neil%20%26%20co');
    }
  });

  it('can be copied', async () => {
    givenBackend({});
    const user = renderPage(<DemoApp />);
    await user.click(screen.getByRole('button', { name: 'Copy: List projects' }));
    expect(await navigator.clipboard.readText()).toContain('/api/backend/jira/get-projects?external_id=acme');
    expect(screen.getByRole('button', { name: 'Copied: List projects' })).toBeVisible();
  });
});
