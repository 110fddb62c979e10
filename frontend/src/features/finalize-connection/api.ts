import { call } from '../../api/operations';
import type {
  FetchAvailableProjectsChoice,
  FetchAvailableProjectsResponse,
  FetchAvailableSitesChoice,
  FetchAvailableSitesResponse,
  SetJiraSiteResponse,
} from '../../api/schema';

export type Site = FetchAvailableSitesChoice;
export type Project = FetchAvailableProjectsChoice;

export interface Choice {
  site: Site;
  project: Project | null;
}

const FINALIZE = '/api/frontend/finalize-connection/{provider}';

/** The connect flow that one address stands for. */
export interface Flow {
  provider: string;
  connectionCode: string;
}

/** The sites in the order of the page, and the two sides of the connection. */
export async function fetchSites(flow: Flow): Promise<FetchAvailableSitesResponse> {
  const found = await call('get', `${FINALIZE}/fetch-available-sites`, of(flow));
  return { ...found, sites: inOrder(found.sites) };
}

export function fetchProjects(
  flow: Flow,
  siteId: string,
  query: string,
  cursor: string | null,
): Promise<FetchAvailableProjectsResponse> {
  return call('get', `${FINALIZE}/fetch-available-projects`, {
    ...of(flow),
    query: { site_id: siteId, query, cursor },
  });
}

export function createConnection(flow: Flow, { site, project }: Choice): Promise<SetJiraSiteResponse> {
  return call('post', `${FINALIZE}/set-jira-site`, {
    ...of(flow),
    body: { site_id: site.site_id, ...(project && { jira_project_id: project.id }) },
  });
}

// The code opens the connection, and addresses end up in logs: it travels in a header only.
function of({ provider, connectionCode }: Flow) {
  return { path: { provider }, headers: { 'X-Juncture-Connection-Code': connectionCode } };
}

function inOrder(sites: Site[]): Site[] {
  return sites.toSorted(
    (one, other) =>
      Number(other.recently_granted) - Number(one.recently_granted) || one.site_name.localeCompare(other.site_name),
  );
}
