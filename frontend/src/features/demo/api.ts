import { request } from '../../api/client';
import type {
  CheckConnectionValidityResponse,
  CreateConnectSessionResponse,
  GetProjectsResponse,
  TicketList,
} from '../../api/schema';

/** The provider that this demo connects. Its tickets page uses the terms of this provider. */
export const PROVIDER = 'jira';

export type Connection = CheckConnectionValidityResponse;
export type { Ticket } from '../../api/schema';

// Everything here asks the demo's own backend, which holds the secret key and passes Juncture's answers on.

/** @param reconnect whether another account may replace the connected one, for example after the connection ended */
export function startConnect(
  externalId: string,
  reconnect: boolean,
): Promise<Pick<CreateConnectSessionResponse, 'connect_url'>> {
  return request('/demo/api/connect', { method: 'POST', body: { external_id: externalId, reconnect } });
}

/** Informs the demo's backend that its own user came back from the connect. */
export function confirmConnection(externalId: string, code: string): Promise<unknown> {
  return request('/demo/api/confirm', { method: 'POST', body: { external_id: externalId, confirmation_code: code } });
}

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
