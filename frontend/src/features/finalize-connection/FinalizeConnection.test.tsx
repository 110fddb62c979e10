import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { leaveFor } from '../../leave';
import { type AnyCode, failure, givenConfig, REQUEST_ID } from '../../test/api';
import { openConnectPage } from '../../test/render';
import { server } from '../../test/server';
import type {
  FetchAvailableProjectsResponse,
  FetchAvailableSitesResponse,
  SetJiraSiteRequest,
  SetJiraSiteResponse,
} from '../../api/schema';
import type { Site } from './api';

vi.mock('../../leave');

const CODE = 'c0de-With_43.chars';
const ACTIONS = '/api/frontend/finalize-connection/jira';

const site = (name: string, more: Partial<Site> = {}): Site => ({
  site_id: `id-${name.toLowerCase()}`,
  site_name: name,
  site_url: `https://${name.toLowerCase()}.example.net`,
  avatar_url: null,
  recently_granted: false,
  ...more,
});
/** A connect that no session of the product's backend started. */
const UNNAMED = { display_name: null, account_name: null, unverified_receiver: null };
const recent = { recently_granted: true };
const NINE = ['Harbour', 'Alder', 'Juniper', 'Birch', 'Cedar', 'Fir', 'Elm', 'Dogwood', 'Ginkgo'].map((name) =>
  site(name),
);

function givenSites(...sites: Site[]) {
  givenFound({ sites, ...UNNAMED });
}

function givenFound(found: FetchAvailableSitesResponse) {
  server.use(http.get(`${ACTIONS}/fetch-available-sites`, () => HttpResponse.json(found)));
}

/** Answers every save and keeps what was asked. */
function givenSaving(
  answer: () => Response = () => HttpResponse.json<SetJiraSiteResponse>({ success: true, redirect_uri: null }),
) {
  const saved: { body: SetJiraSiteRequest; url: string; code: string | null }[] = [];
  server.use(
    http.post<never, SetJiraSiteRequest>(`${ACTIONS}/set-jira-site`, async ({ request }) => {
      const body = await request.json();
      saved.push({ body, url: request.url, code: request.headers.get('X-Juncture-Connection-Code') });
      return answer();
    }),
  );
  return saved;
}

const open = () => openConnectPage(`/finalize-connection/jira/${CODE}`);
const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const radios = () => screen.findAllByRole<HTMLInputElement>('radio');
const names = async () => (await radios()).map((radio) => radio.closest('label')?.textContent);

beforeEach(() => givenConfig());

describe('whose account goes to whom', () => {
  const sides = async () => {
    await radios();
    return screen.queryAllByRole('definition').map(({ textContent }) => textContent);
  };

  it('names the account and what it is connected to before anything is saved', async () => {
    givenFound({ ...UNNAMED, sites: [site('Alder')], display_name: 'Harbor Ltd', account_name: 'Ada Lovelace' });
    open();
    expect(await sides()).toEqual(['Ada Lovelace', 'Harbor Ltd in Acme']);
    expect(screen.getAllByRole('term').map(({ textContent }) => textContent)).toEqual(['Jira account', 'Connects to']);
  });

  it('names the product when no session said more', async () => {
    givenSites(site('Alder'));
    open();
    expect(await sides()).toEqual(['Acme']);
  });

  it('says nothing when nothing is known', async () => {
    givenConfig({ branding: { product_name: null, logo_url: null, support_url: null } });
    givenSites(site('Alder'));
    open();
    expect(await sides()).toEqual([]);
  });
});

describe('a connect that another browser may have started', () => {
  const givenUnverified = () => givenFound({ ...UNNAMED, sites: [site('Alder')], unverified_receiver: 'team-42' });
  const connect = async (user: ReturnType<typeof open>) =>
    user.click(await screen.findByRole('button', { name: 'Connect Alder' }));

  it('asks who started it, and names product, receiver and site, before anything is saved', async () => {
    givenUnverified();
    const saved = givenSaving();
    const user = open();
    await connect(user);
    expect(await heading('Did you start this?')).toHaveFocus();
    expect(screen.getByText(/You are about to give/)).toHaveTextContent(
      'You are about to give team-42 in Acme access to Alder.',
    );
    expect(saved).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Yes, I started this' }));
    await heading('Jira is connected');
    expect(saved).toHaveLength(1);
  });

  it('connects nothing for a person who did not start it', async () => {
    givenUnverified();
    const saved = givenSaving();
    const user = open();
    await connect(user);
    await user.click(await screen.findByRole('button', { name: 'No, stop' }));
    await heading('Nothing was connected');
    expect(saved).toEqual([]);
  });
});

describe('the list of sites', () => {
  it('says that it is loading until the sites are known', async () => {
    givenSites(site('Alder'));
    open();
    expect(screen.getByRole('status')).toHaveTextContent('Loading your sites…');
    expect(screen.getByRole('heading', { level: 1, name: 'Choose a Jira site' })).toBeVisible();
    await radios();
    expect(screen.queryByText('Loading your sites…')).not.toBeInTheDocument();
  });

  it('moves focus to the heading and names the document', async () => {
    givenSites(site('Alder'));
    open();
    await radios();
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
    expect(document.title).toBe('Choose a Jira site');
  });

  it('shows names and hosts in one named group, and why one chooses again', async () => {
    givenSites(site('Birch'), site('Alder'));
    open();
    const group = await screen.findByRole('group', { name: 'Choose a Jira site' });
    expect(within(group).getByRole('radio', { name: /Birch birch\.example\.net/ })).not.toBeChecked();
    expect(screen.getByText(/earlier approvals\. Tell us which one Acme should use/)).toBeVisible();
  });

  it('puts what was just granted first and the rest by name', async () => {
    givenSites(site('Cedar'), site('Alder'), site('Dogwood', recent), site('Birch', recent));
    open();
    expect(await names()).toEqual([
      expect.stringContaining('BirchJust granted'),
      expect.stringContaining('DogwoodJust granted'),
      expect.stringContaining('Alder'),
      expect.stringContaining('Cedar'),
    ]);
  });

  it('marks no site when all were just granted', async () => {
    givenSites(site('Alder', recent), site('Birch', recent));
    open();
    await radios();
    expect(screen.queryByText('Just granted')).not.toBeInTheDocument();
  });

  it('preselects the one site that was just granted', async () => {
    givenSites(site('Alder'), site('Birch', recent));
    open();
    expect(await screen.findByRole('radio', { name: /Birch/ })).toBeChecked();
    expect(screen.getByRole('button', { name: 'Connect Birch' })).toBeVisible();
  });

  it('preselects the only site', async () => {
    givenSites(site('Alder'));
    open();
    expect(await screen.findByRole('radio', { name: /Alder/ })).toBeChecked();
    expect(screen.getByText('Please confirm that this is the Jira site that Acme should use.')).toBeVisible();
  });

  it('preselects nothing while there is a doubt', async () => {
    givenSites(site('Alder', recent), site('Birch', recent), site('Cedar'));
    open();
    for (const radio of await radios()) {
      expect(radio).not.toBeChecked();
    }
  });

  it('asks for a choice instead of saving none', async () => {
    givenSites(site('Alder'), site('Birch'));
    const user = open();
    await user.click(await screen.findByRole('button', { name: 'Use this site' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Choose a site first.');
    await user.click(screen.getByRole('radio', { name: /Alder/ }));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('shows an initial where there is no picture, and never tells the picture’s host this address', async () => {
    givenSites(site('Alder'), site('Birch', { avatar_url: 'https://pictures.example.net/b.png' }));
    open();
    const [alder, birch] = await radios();
    expect(alder?.closest('label')).toHaveTextContent(/^AAlder/);
    const picture = birch?.closest('label')?.querySelector('img');
    expect(picture).toHaveAttribute('referrerpolicy', 'no-referrer');
    expect(birch?.closest('label')).toHaveTextContent(/^BBirch/);
  });

  it('still works when the configuration cannot be had', async () => {
    server.use(http.get('/api/frontend/config', () => failure(503, 'unavailable')));
    givenSites(site('Alder'), site('Birch'));
    open();
    expect(await screen.findByText(/which one your app should use/)).toBeVisible();
  });
});

describe('searching', () => {
  it('is offered for more than seven sites only', async () => {
    givenSites(...NINE.slice(0, 7));
    open();
    await radios();
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();
  });

  it('filters by name and by host and says how many match', async () => {
    givenSites(...NINE, site('Last', { site_url: 'https://unusual.example.net' }));
    const user = open();
    const search = await screen.findByRole('searchbox', { name: 'Search by name or address' });
    expect(screen.getByRole('status')).toHaveTextContent('10 sites');
    await user.type(search, 'DOG');
    expect(await names()).toEqual([expect.stringContaining('Dogwood')]);
    expect(screen.getByRole('status')).toHaveTextContent('1 of 10 sites match');
    await user.clear(search);
    await user.type(search, 'unusual');
    expect(await names()).toEqual([expect.stringContaining('Last')]);
  });

  it('keeps the selected site in the list and says so', async () => {
    givenSites(...NINE);
    const user = open();
    await user.click(await screen.findByRole('radio', { name: /Harbour/ }));
    await user.type(screen.getByRole('searchbox'), 'elm');
    expect(await names()).toEqual([expect.stringContaining('Harbour'), expect.stringContaining('Elm')]);
    expect(screen.getByRole('radio', { name: /Harbour/ })).toBeChecked();
    expect(screen.getByRole('status')).toHaveTextContent('1 of 9 sites match, and Harbour stays selected');
  });

  it('says when nothing matches, and Enter in the search saves nothing', async () => {
    givenSites(...NINE.slice(0, 8), site('Zelkova', recent));
    const saved = givenSaving();
    const user = open();
    await user.type(await screen.findByRole('searchbox'), 'nowhere{Enter}');
    expect(screen.getByRole('status')).toHaveTextContent('No of 9 sites match, and Zelkova stays selected');
    expect(saved).toEqual([]);
  });
});

describe('saving', () => {
  it('works with the keyboard alone', async () => {
    givenSites(site('Alder'), site('Birch', recent), site('Cedar'));
    const saved = givenSaving();
    const user = open();
    await radios();
    await user.tab();
    expect(screen.getByRole('radio', { name: /Birch/ })).toHaveFocus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('radio', { name: /Cedar/ })).toBeChecked();
    await user.tab();
    await user.keyboard('{Enter}');
    await heading('Jira is connected');
    expect(saved.map(({ body }) => body)).toEqual([{ site_id: 'id-cedar' }]);
  });

  it('sends the code in its header and nowhere else', async () => {
    const urls: string[] = [];
    const codes: (string | null)[] = [];
    server.use(
      http.get(`${ACTIONS}/fetch-available-sites`, ({ request }) => {
        urls.push(request.url);
        codes.push(request.headers.get('X-Juncture-Connection-Code'));
        return HttpResponse.json<FetchAvailableSitesResponse>({ sites: [site('Alder')], ...UNNAMED });
      }),
    );
    const saved = givenSaving();
    const user = open();
    await user.click(await screen.findByRole('button', { name: 'Connect Alder' }));
    await heading('Jira is connected');
    expect([...codes, ...saved.map(({ code }) => code)]).toEqual([CODE, CODE]);
    expect([...urls, JSON.stringify(saved.map(({ url, body }) => ({ url, body })))].join()).not.toContain(CODE);
  });

  it('sends one request for a double click and shows that it is busy', async () => {
    givenSites(site('Alder'));
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    let requests = 0;
    server.use(
      http.post(`${ACTIONS}/set-jira-site`, async () => {
        requests += 1;
        await gate;
        return HttpResponse.json<SetJiraSiteResponse>({ success: true, redirect_uri: null });
      }),
    );
    const user = open();
    await user.dblClick(await screen.findByRole('button', { name: 'Connect Alder' }));
    const busy = await screen.findByRole('button', { name: 'Connecting…' });
    expect(busy).toHaveAttribute('aria-disabled', 'true');
    await user.click(busy);
    release();
    await heading('Jira is connected');
    expect(requests).toBe(1);
  });

  it('goes back to the product when it says where', async () => {
    givenSites(site('Alder'));
    givenSaving(() =>
      HttpResponse.json<SetJiraSiteResponse>({ success: true, redirect_uri: 'https://acme.example/settings?ok=1' }),
    );
    const user = open();
    await user.click(await screen.findByRole('button', { name: 'Connect Alder' }));
    await waitFor(() => expect(leaveFor).toHaveBeenCalledWith('https://acme.example/settings?ok=1'));
    expect(screen.getByRole('link', { name: 'Continue to Acme' })).toHaveAttribute(
      'href',
      'https://acme.example/settings?ok=1',
    );
  });

  it.each([null, 'javascript:alert(1)', 'data:text/html,x', '/relative', 'not an address'])(
    'shows the finished page and goes nowhere for %s',
    async (redirectUri) => {
      givenSites(site('Alder'));
      givenSaving(() => HttpResponse.json<SetJiraSiteResponse>({ success: true, redirect_uri: redirectUri }));
      const user = open();
      await user.click(await screen.findByRole('button', { name: 'Connect Alder' }));
      expect(await heading('Jira is connected')).toHaveFocus();
      expect(screen.getByText(/Acme can now use/)).toHaveTextContent('You can close this window.');
      expect(leaveFor).not.toHaveBeenCalled();
      expect(screen.queryByRole('link')).not.toBeInTheDocument();
    },
  );
});

describe('failures', () => {
  it('explains an empty list and checks again on request', async () => {
    givenSites();
    const user = open();
    expect(await heading('No Jira site found')).toHaveFocus();
    givenSites(site('Alder'));
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    expect(await screen.findByRole('radio', { name: /Alder/ })).toBeChecked();
  });

  it.each<[number, AnyCode, string, boolean]>([
    [400, 'invalid_connection_code', 'This link has expired', false],
    [400, 'unknown_provider', 'Nothing to connect here', false],
    [403, 'reauthorization_required', 'Access has ended', false],
    [429, 'rate_limited', 'Too many requests just now', true],
    [502, 'jira_unavailable', 'Jira is not answering', true],
    [502, 'jira_bad_answer', 'Jira is not answering', true],
    [504, 'jira_timeout', 'Jira is taking too long', true],
    [503, 'unavailable', 'We are briefly unavailable', true],
    [500, 'never_heard_of', 'Something went wrong', true],
  ])('while loading: %i %s has its own page', async (status, code, title, canRetry) => {
    server.use(http.get(`${ACTIONS}/fetch-available-sites`, () => failure(status, code)));
    const user = open();
    const alert = await screen.findByRole('alert');
    expect(within(alert).getByRole('heading', { level: 1, name: title })).toHaveFocus();
    expect(document.title).toBe(title);
    expect(screen.getByText(REQUEST_ID)).toBeVisible();
    if (canRetry) {
      givenSites(site('Alder'));
      await user.click(screen.getByRole('button', { name: 'Try again' }));
      await radios();
    } else {
      expect(screen.queryByRole('button')).not.toBeInTheDocument();
    }
  });

  it.each<[number, AnyCode, string]>([
    [400, 'invalid_connection_code', 'This link has expired'],
    [409, 'already_connected', 'Connected with another account'],
    [403, 'reauthorization_required', 'Access has ended'],
    [403, 'missing_scope', 'Not enough access'],
  ])('while saving: %i %s has its own page and no way to repeat it', async (status, code, title) => {
    givenSites(site('Alder'));
    givenSaving(() => failure(status, code));
    const user = open();
    await user.click(await screen.findByRole('button', { name: 'Connect Alder' }));
    expect(await heading(title)).toHaveFocus();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('loads the list again when the chosen site is gone', async () => {
    givenSites(site('Alder'), site('Birch', recent));
    givenSaving(() => failure(400, 'site_not_granted'));
    const user = open();
    await user.click(await screen.findByRole('button', { name: 'Connect Birch' }));
    await heading('That site is no longer available');
    givenSites(site('Alder'), site('Cedar'));
    await user.click(screen.getByRole('button', { name: 'Show current sites' }));
    await waitFor(async () =>
      expect(await names()).toEqual([expect.stringContaining('Alder'), expect.stringContaining('Cedar')]),
    );
    expect(screen.getByRole('button', { name: 'Use this site' })).toBeVisible();
  });

  it('says that our server cannot be reached, and loads when it can', async () => {
    server.use(http.get(`${ACTIONS}/fetch-available-sites`, () => HttpResponse.error()));
    const user = open();
    await heading('No connection to our server');
    givenSites(site('Alder'));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await radios();
  });

  it('repeats the same choice after an answer was lost', async () => {
    givenSites(site('Alder'), site('Birch'));
    let lost = true;
    const saved = givenSaving(() =>
      lost ? HttpResponse.error() : HttpResponse.json<SetJiraSiteResponse>({ success: true, redirect_uri: null }),
    );
    const user = open();
    await user.click(await screen.findByRole('radio', { name: /Birch/ }));
    await user.click(screen.getByRole('button', { name: 'Connect Birch' }));
    await heading('No connection to our server');
    lost = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await heading('Jira is connected');
    expect(saved.map(({ body }) => body)).toEqual([{ site_id: 'id-birch' }, { site_id: 'id-birch' }]);
  });

  it('does not take a proxy’s HTML for an answer', async () => {
    server.use(
      http.get(`${ACTIONS}/fetch-available-sites`, () => HttpResponse.html('<p>Bad gateway</p>', { status: 502 })),
    );
    open();
    await heading('We are briefly unavailable');
  });

  it('offers the deployment’s support', async () => {
    givenConfig({ branding: { product_name: 'Acme', logo_url: null, support_url: 'https://acme.example/help' } });
    server.use(http.get(`${ACTIONS}/fetch-available-sites`, () => failure(400, 'invalid_connection_code')));
    open();
    expect(await screen.findByRole('link', { name: 'Get help' })).toHaveAttribute('href', 'https://acme.example/help');
  });
});

describe('the project step', () => {
  const project = (key: string) => ({ id: `id-${key}`, key, name: `Project ${key}`, avatar_url: null });

  beforeEach(() => {
    givenConfig({ project_step: true });
    givenSites(site('Alder'), site('Birch'));
  });

  function givenProjects() {
    const asked: URLSearchParams[] = [];
    server.use(
      http.get(`${ACTIONS}/fetch-available-projects`, ({ request }) => {
        const { searchParams } = new URL(request.url);
        asked.push(searchParams);
        expect(request.headers.get('X-Juncture-Connection-Code')).toBe(CODE);
        if (searchParams.get('query')) {
          return HttpResponse.json<FetchAvailableProjectsResponse>({ projects: [project('OPS')], next: null });
        }
        return HttpResponse.json<FetchAvailableProjectsResponse>(
          searchParams.get('cursor') === 'more'
            ? { projects: [project('WEB')], next: null }
            : { projects: [project('APP')], next: 'more' },
        );
      }),
    );
    return asked;
  }

  async function chooseAlder() {
    const user = open();
    await user.click(await screen.findByRole('radio', { name: /Alder/ }));
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    expect(await heading('Choose a project')).toHaveFocus();
    return user;
  }

  it('pages, searches and saves site and project together', async () => {
    const asked = givenProjects();
    const saved = givenSaving();
    const user = await chooseAlder();
    await user.click(await screen.findByRole('button', { name: 'Show more' }));
    await user.click(await screen.findByRole('radio', { name: /Project WEB/ }));
    await user.type(screen.getByRole('searchbox', { name: 'Search projects' }), 'op');
    await screen.findByRole('radio', { name: /Project OPS/ });
    expect(screen.getByRole('radio', { name: /Project WEB/ })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Use Project WEB' }));
    await heading('Jira is connected');
    expect(saved.map(({ body }) => body)).toEqual([{ site_id: 'id-alder', jira_project_id: 'id-WEB' }]);
    expect(asked.map(String)).toEqual([
      'site_id=id-alder',
      'site_id=id-alder&cursor=more',
      'site_id=id-alder&query=op',
    ]);
  });

  it('can be skipped, even when projects cannot be loaded', async () => {
    server.use(http.get(`${ACTIONS}/fetch-available-projects`, () => failure(502, 'jira_unavailable')));
    const saved = givenSaving();
    const user = await chooseAlder();
    expect(await screen.findByRole('alert')).toHaveTextContent('Jira has a problem of its own right now.');
    await user.click(screen.getByRole('button', { name: 'Skip' }));
    await heading('Jira is connected');
    expect(saved.map(({ body }) => body)).toEqual([{ site_id: 'id-alder' }]);
  });

  it('asks for a project or a skip, and leads back to the sites', async () => {
    givenProjects();
    const user = await chooseAlder();
    await user.click(screen.getByRole('button', { name: 'Use this project' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Choose a project, or skip this step.');
    await user.click(screen.getByRole('button', { name: /Choose another site/ }));
    expect(screen.getByRole('radio', { name: /Alder/ })).toBeChecked();
  });
});
