/** The requests behind this page as commands that one can paste; the key comes from the shell's environment. */
export function curlCommands(origin: string, provider: string, externalId: string) {
  const id = encodeURIComponent(externalId).replaceAll("'", '%27');
  const body = quoted(JSON.stringify({ provider, external_id: externalId }));
  const key = '-H "Authorization: Bearer $JUNCTURE_SECRET_KEY"';
  const backend = (path: string) => quoted(`${origin}/api/backend/${path}external_id=${id}`);
  return [
    {
      title: 'Start connecting (browser)',
      command: `curl ${quoted(`${origin}/api/frontend/oauth/get-authorization-uri`)} -H 'Content-Type: application/json' -d ${body}`,
    },
    {
      title: 'Check the connection',
      command: `curl ${key} ${backend(`connection-info/check-connection-validity?provider=${provider}&`)}`,
    },
    { title: 'List projects', command: `curl ${key} ${backend(`${provider}/get-projects?`)}` },
    { title: 'List tickets', command: `curl ${key} ${backend(`${provider}/get-tickets-for-project?limit=20&`)}` },
    { title: 'Disconnect', command: `curl -X DELETE ${key} ${backend(`connections?provider=${provider}&`)}` },
  ];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
