/**
 * What many products write by hand to start an OAuth consent: each request stores its state as a row and answers the
 * authorization address. Juncture is compared with it.
 */
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
});
await pool.query(
  "create table if not exists node_state (state text primary key, external_id text not null, expires_at timestamptz not null)",
);

async function start(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const { external_id: externalId } = JSON.parse(
    Buffer.concat(chunks).toString("utf8"),
  );
  const state = randomBytes(32).toString("base64url");
  await pool.query({
    name: "start",
    text: "insert into node_state (state, external_id, expires_at) values ($1, $2, now() + interval '10 minutes')",
    values: [state, externalId],
  });
  const query = new URLSearchParams({
    audience: "api.atlassian.com",
    client_id: "client",
    scope: "read:jira-work write:jira-work offline_access",
    redirect_uri: "https://connect.example.com/callback",
    response_type: "code",
    prompt: "consent",
    state,
  });
  return { authorization_uri: `https://auth.atlassian.com/authorize?${query}` };
}

const server = createServer((request, response) => {
  if (request.url === "/ready") {
    response.end("ready");
    return;
  }
  start(request).then(
    (answer) => {
      const body = JSON.stringify(answer);
      response.writeHead(200, {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
      });
      response.end(body);
    },
    (failure) => {
      response.writeHead(500, { "content-type": "text/plain" });
      response.end(String(failure));
    },
  );
});

server.listen(Number(process.env.PORT), "127.0.0.1");
