import { call } from '../../api/operations';
import type { FetchConnectSessionResponse, StartConnectSessionResponse } from '../../api/schema';

export type ConnectSession = FetchConnectSessionResponse;

export function fetchSession(token: string): Promise<ConnectSession> {
  return call('get', '/api/frontend/oauth/fetch-connect-session', { headers: headers(token) });
}

/** Binds the session to this browser, by a cookie. */
export function startSession(token: string): Promise<StartConnectSessionResponse> {
  return call('post', '/api/frontend/oauth/start-connect-session', { headers: headers(token) });
}

// Sends the token in a header only: addresses end up in logs, and anyone with the token can start the connect.
function headers(token: string): Record<string, string> {
  return { 'X-Juncture-Connect-Session': token };
}
