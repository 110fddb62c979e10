// The generated client must be the one of the committed OpenAPI document.
import { spawnSync } from 'node:child_process';

const npm = spawnSync(process.execPath, [process.env.npm_execpath, 'run', '--silent', 'generate', '--', '--check'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (npm.status !== 0) {
  console.error('src/api/schema.d.ts is not the client of openapi.json: run `npm run generate` and commit the file.');
  process.exit(1);
}
