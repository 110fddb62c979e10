import { request } from '../../api/client';

/** What the product asks the person to connect. */
export interface ConnectSession {
  provider: string;
  provider_name: string;
  display_name: string;
  reconnect: boolean;
}

export function fetchSession(token: string): Promise<ConnectSession> {
  return request('/api/frontend/oauth/fetch-connect-session', { headers: headers(token) });
}

/** Binds the session to this browser, by a cookie. */
export function startSession(token: string): Promise<{ authorization_uri: string }> {
  return request('/api/frontend/oauth/start-connect-session', { method: 'POST', headers: headers(token) });
}

// Whoever has the token can start the connect, and addresses end up in logs: it travels in a header only.
function headers(token: string): Record<string, string> {
  return { 'X-Juncture-Connect-Session': token };
}
