/** A product whose users connect Jira and create tickets. Start it with `node server.ts`. */

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Juncture, JunctureError } from './juncture.ts';

const port = Number(process.env.PORT ?? '3000');
const ownUrl = process.env.PRODUCT_URL ?? `http://localhost:${port}`;
const juncture = new Juncture(
  process.env.JUNCTURE_URL ?? 'http://localhost:8000',
  required('JUNCTURE_SECRET_KEY').split(',')[0]!,
);

/** The logged-in team of each session. A real product uses its existing login here. */
const sessions = new Map<string, string>();

function required(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`Set ${name}.`);
  }
  return value;
}

/** Returns the team from the product's own login, never from the address of the page. */
function teamOf(request: IncomingMessage): string | undefined {
  const session = /(?:^|; )session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  return session && sessions.get(session);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8');
  let body = '';
  for await (const piece of request) {
    body += piece;
    if (body.length > 10_000) {
      throw new Error('The body is too long.');
    }
  }
  return body;
}

function redirect(response: ServerResponse, target: string, headers: Record<string, string> = {}): void {
  response.writeHead(303, { Location: target, ...headers }).end();
}

function json(response: ServerResponse, status: number, content: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(content));
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', ownUrl);
  const route = `${request.method} ${url.pathname}`;
  const team = teamOf(request);

  if (route === 'GET /') {
    const page = await readFile(new URL('../page.html', import.meta.url));
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
  } else if (route === 'POST /login') {
    const session = randomUUID();
    sessions.set(session, new URLSearchParams(await bodyOf(request)).get('team') ?? '');
    redirect(response, '/', { 'Set-Cookie': `session=${session}; Path=/; HttpOnly; SameSite=Lax` });
  } else if (route === 'GET /api/state') {
    json(response, 200, { team: team ?? null, connected: !!team && (await juncture.isConnected(team)) });
  } else if (!team) {
    json(response, 401, { error: 'Log in first.' });
  } else if (route === 'POST /connect') {
    redirect(response, await juncture.startConnect(team, team, `${ownUrl}/connected`));
  } else if (route === 'GET /connected') {
    const code = url.searchParams.get('confirmation_code');
    if (code) {
      await juncture.confirm(team, code);
    }
    redirect(response, '/');
  } else if (route === 'GET /api/projects') {
    json(response, 200, { projects: await juncture.projects(team) });
  } else if (route === 'POST /api/tickets') {
    const { key, ...ticket } = JSON.parse(await bodyOf(request));
    json(response, 201, { ticket: await juncture.createTicket(team, ticket, key) });
  } else {
    json(response, 404, { error: 'There is no such page.' });
  }
}

createServer((request, response) => {
  answer(request, response).catch((failure: unknown) => {
    if (failure instanceof JunctureError) {
      json(response, failure.status, {
        error: failure.message,
        needs_reauthorization: failure.needsReauthorization,
      });
    } else {
      console.error(failure);
      json(response, 500, { error: 'The product failed.' });
    }
  });
}).listen(port, '127.0.0.1', () => console.log(`The product runs at ${ownUrl}`));
