// `npm ci`, unless the packages already are those of the lock file: it deletes and unpacks everything each time otherwise.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const STAMP = 'node_modules/.installed';
const wanted = createHash('sha256')
  .update(readFileSync('package-lock.json'))
  .update(readFileSync('package.json'))
  .update(`${process.version} ${process.platform} ${process.arch}`)
  .digest('hex');

if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) {
  console.log('Packages are up to date.');
} else {
  const npm = spawnSync(process.execPath, [process.env.npm_execpath, 'ci', '--loglevel=error'], { stdio: 'inherit' });
  if (npm.status !== 0) {
    process.exit(npm.status ?? 1);
  }
  writeFileSync(STAMP, wanted);
}
