import { request } from '../../api/client';

export interface Site {
  site_id: string;
  site_name: string;
  site_url: string;
  avatar_url: string | null;
  recently_granted: boolean;
}

export interface Project {
  id: string;
  key: string;
  name: string;
  avatar_url: string | null;
}

export interface ProjectPage {
  projects: Project[];
  next: string | null;
}

export interface Choice {
  site: Site;
  project: Project | null;
}

/** The connect flow that one address stands for. */
export interface Flow {
  provider: string;
  connectionCode: string;
}

export async function fetchSites(flow: Flow): Promise<Site[]> {
  const { sites } = await request<{ sites: Site[] }>(path(flow, 'fetch-available-sites'), { headers: headers(flow) });
  return inOrder(sites);
}

export function fetchProjects(flow: Flow, siteId: string, query: string, cursor: string | null): Promise<ProjectPage> {
  return request<ProjectPage>(path(flow, 'fetch-available-projects'), {
    headers: headers(flow),
    query: { site_id: siteId, query, cursor },
  });
}

export function createConnection(flow: Flow, { site, project }: Choice): Promise<{ redirect_uri: string | null }> {
  return request(path(flow, 'create-connection'), {
    method: 'POST',
    headers: headers(flow),
    body: { site_id: site.site_id, ...(project && { jira_project_id: project.id }) },
  });
}

function path({ provider }: Flow, action: string): string {
  return `/api/frontend/finalize-connection/${provider}/${action}`;
}

// The code opens the connection, and addresses end up in logs: it travels in a header only.
function headers({ connectionCode }: Flow): Record<string, string> {
  return { 'X-Juncture-Connection-Code': connectionCode };
}

function inOrder(sites: Site[]): Site[] {
  return sites.toSorted(
    (one, other) =>
      Number(other.recently_granted) - Number(one.recently_granted) || one.site_name.localeCompare(other.site_name),
  );
}
