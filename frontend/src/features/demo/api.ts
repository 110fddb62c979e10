import { request } from '../../api/client';

/** The provider this demo connects; its tickets page speaks that provider's words. */
export const PROVIDER = 'jira';

export interface Connection {
  exists: boolean;
  is_invalid: boolean;
  is_expired: boolean;
  expires_at: string | null;
}

export interface Project {
  id: string;
  key: string;
  name: string;
}

export interface Projects {
  projects: Project[];
  selected_project_id: string | null;
}

export interface Ticket {
  id: string;
  key: string;
  summary: string;
  status: string;
  assignee?: string;
  priority?: string;
  updated: string;
}

export interface Tickets {
  tickets: Ticket[];
  total: number;
}

/** The only call that goes to Juncture from the browser: it needs no key and starts the connect flow. */
export function getAuthorizationUri(externalId: string): Promise<{ authorization_uri: string }> {
  return request('/api/frontend/oauth/get-authorization-uri', {
    method: 'POST',
    body: { provider: PROVIDER, external_id: externalId },
  });
}

// Everything below asks the demo's own backend, which holds the secret key.

export function getConnection(externalId: string): Promise<Connection> {
  return request('/demo/api/connection', { query: { external_id: externalId } });
}

export function getProjects(externalId: string): Promise<Projects> {
  return request('/demo/api/projects', { query: { external_id: externalId } });
}

export function selectProject(externalId: string, projectId: string): Promise<unknown> {
  return request('/demo/api/select-project', {
    method: 'POST',
    body: { external_id: externalId, jira_project_id: projectId },
  });
}

export function getTickets(externalId: string): Promise<Tickets> {
  return request('/demo/api/tickets', { query: { external_id: externalId } });
}

export function disconnect(externalId: string): Promise<void> {
  return request('/demo/api/connection', { method: 'DELETE', body: { external_id: externalId } });
}
