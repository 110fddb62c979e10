import { request } from '../../api/client';
import { call } from '../../api/operations';
import type {
  CheckConnectionValidityResponse,
  GetAuthorizationUriResponse,
  GetProjectsResponse,
  TicketList,
} from '../../api/schema';

/** The provider this demo connects; its tickets page speaks that provider's words. */
export const PROVIDER = 'jira';

export type Connection = CheckConnectionValidityResponse;
export type { Ticket } from '../../api/schema';

/** The only call that goes to Juncture from the browser: it needs no key and starts the connect flow. */
export function getAuthorizationUri(externalId: string): Promise<GetAuthorizationUriResponse> {
  return call('post', '/api/frontend/oauth/get-authorization-uri', {
    body: { provider: PROVIDER, external_id: externalId },
  });
}

// Everything below asks the demo's own backend, which holds the secret key and passes Juncture's answers on.

export function getConnection(externalId: string): Promise<Connection> {
  return request('/demo/api/connection', { query: { external_id: externalId } });
}

export function getProjects(externalId: string): Promise<GetProjectsResponse> {
  return request('/demo/api/projects', { query: { external_id: externalId } });
}

export function selectProject(externalId: string, projectId: string): Promise<unknown> {
  return request('/demo/api/select-project', {
    method: 'POST',
    body: { external_id: externalId, jira_project_id: projectId },
  });
}

export function getTickets(externalId: string): Promise<TicketList> {
  return request('/demo/api/tickets', { query: { external_id: externalId } });
}

export function disconnect(externalId: string): Promise<void> {
  return request('/demo/api/connection', { method: 'DELETE', body: { external_id: externalId } });
}
