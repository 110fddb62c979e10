/** Calls Juncture's backend API. Needs nothing but `fetch`. */

export type Project = { id: string; key: string; name: string };
export type Ticket = { id: string; key: string; summary?: string };

type Input = {
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  idempotencyKey?: string;
};

/** A refusal: `message` says what to do, `code` is for the program. */
export class JunctureError extends Error {
  readonly status: number;
  readonly code: string;
  readonly needsReauthorization: boolean;

  constructor(status: number, refusal: { error?: string; code?: string; needs_reauthorization?: boolean }) {
    super(refusal.error ?? 'Juncture did not answer.');
    this.status = status;
    this.code = refusal.code ?? 'unavailable';
    this.needsReauthorization = refusal.needs_reauthorization === true;
  }
}

export class Juncture {
  readonly #url: string;
  readonly #secretKey: string;

  /** @param url for example `https://connect.example.com` */
  constructor(url: string, secretKey: string) {
    this.#url = url;
    this.#secretKey = secretKey;
  }

  /** Starts a connect. Returns the address to open in the user's browser. */
  async startConnect(team: string, name: string, redirectUri: string): Promise<string> {
    const session = await this.#call<{ connect_url: string }>('POST', 'connect-sessions', {
      body: {
        external_id: team,
        provider: 'jira',
        display_name: name,
        redirect_uri: redirectUri,
        confirm: true,
        reconnect: true,
      },
    });
    return session.connect_url;
  }

  /** Confirms a connect. `team` comes from the product's own login. */
  async confirm(team: string, confirmationCode: string): Promise<void> {
    await this.#call('POST', 'connections/confirm', {
      body: { external_id: team, provider: 'jira', confirmation_code: confirmationCode },
    });
  }

  async isConnected(team: string): Promise<boolean> {
    const found = await this.#call<{ exists: boolean; is_invalid: boolean; is_expired: boolean }>(
      'GET',
      'connection-info/check-connection-validity',
      { query: { external_id: team, provider: 'jira' } },
    );
    return found.exists && !found.is_invalid && !found.is_expired;
  }

  async projects(team: string): Promise<Project[]> {
    const found = await this.#call<{ projects: Project[] }>('GET', 'jira/get-projects', {
      query: { external_id: team },
    });
    return found.projects;
  }

  /** Creates a ticket. The same key never creates a second one. */
  async createTicket(
    team: string,
    ticket: { project: string; issueType: string; summary: string },
    key: string,
  ): Promise<Ticket> {
    const created = await this.#call<{ ticket: Ticket }>('POST', 'jira/create-ticket', {
      body: {
        external_id: team,
        jira_project_id: ticket.project,
        issue_type: ticket.issueType,
        summary: ticket.summary,
      },
      idempotencyKey: key,
    });
    return created.ticket;
  }

  async #call<T>(method: string, path: string, input: Input): Promise<T> {
    const query = input.query ? `?${new URLSearchParams(input.query)}` : '';
    const headers: Record<string, string> = { Authorization: `Bearer ${this.#secretKey}` };
    if (input.body) {
      headers['Content-Type'] = 'application/json';
    }
    if (input.idempotencyKey) {
      headers['Idempotency-Key'] = input.idempotencyKey;
    }
    const answer = await fetch(`${this.#url}/api/backend/${path}${query}`, {
      method,
      headers,
      body: input.body && JSON.stringify(input.body),
      signal: AbortSignal.timeout(40_000),
    });
    if (!answer.ok) {
      throw new JunctureError(answer.status, await answer.json().catch(() => ({})));
    }
    return (await answer.json()) as T;
  }
}
