/** The requests behind this page as commands that one can paste; the key comes from the shell's environment. */
export function curlCommands(origin: string, provider: string, externalId: string) {
  const key = '-H "Authorization: Bearer $JUNCTURE_SECRET_KEY"';
  const id = encodeURIComponent(externalId).replaceAll("'", '%27');
  const backend = (curl: string, path: string) =>
    lines(curl, key, quoted(`${origin}/api/backend/${path}external_id=${id}`));
  return [
    {
      title: 'Start connecting',
      command: lines(
        'curl',
        key,
        "-H 'Content-Type: application/json'",
        `-d ${quoted(JSON.stringify({ provider, external_id: externalId, display_name: externalId }))}`,
        quoted(`${origin}/api/backend/connect-sessions`),
      ),
    },
    {
      title: 'Check the connection',
      command: backend('curl', `connection-info/check-connection-validity?provider=${provider}&`),
    },
    { title: 'List projects', command: backend('curl', `${provider}/get-projects?`) },
    { title: 'List tickets', command: backend('curl', `${provider}/get-tickets-for-project?limit=20&`) },
    { title: 'Disconnect', command: backend('curl -X DELETE', `connections?provider=${provider}&`) },
  ];
}

function lines(...parts: string[]): string {
  return parts.join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
