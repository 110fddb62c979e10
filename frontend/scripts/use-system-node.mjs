// Links the Node and npm that run this script to where frontend-maven-plugin looks for its own, so that a build needs no
// download. Exit code 0: linked; 3: too old or no npm beside it, and Maven downloads Node instead.
import { copyFileSync, existsSync, lstatSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

const target = process.argv[2];
if (!target) {
  console.error('usage: node use-system-node.mjs <directory>');
  process.exit(2);
}
const windows = process.platform === 'win32';
const nodeLink = join(target, windows ? 'node.exe' : 'node');
const npmLink = join(target, 'node_modules', 'npm');

// Same range as "engines" in package.json.
function newEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
}

function findNpm() {
  const bin = dirname(realpathSync(process.execPath));
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'npm'))
    .filter((file) => existsSync(file))
    .map((file) => dirname(dirname(realpathSync(file))));
  return [join(bin, 'node_modules', 'npm'), join(bin, '..', 'lib', 'node_modules', 'npm'), ...onPath]
    .map((folder) => resolve(folder))
    .find((folder) => existsSync(join(folder, 'bin', 'npm-cli.js')));
}

// Only links are removed: a Node that Maven downloaded earlier stays unless it is being replaced. A stale link must go,
// or the download would be written through it over the installed Node.
function removeLink(path) {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) {
    rmSync(path);
  }
}

removeLink(nodeLink);
removeLink(npmLink);

const npm = findNpm();
if (!newEnough() || !npm) {
  console.log(`Node ${process.version} ${npm ? 'is too old' : 'has no npm'}: Maven will download its own.`);
  process.exit(3);
}

rmSync(nodeLink, { force: true });
rmSync(npmLink, { recursive: true, force: true });
mkdirSync(dirname(npmLink), { recursive: true });
if (windows) {
  // File links need special rights on Windows; junctions do not.
  copyFileSync(process.execPath, nodeLink);
  symlinkSync(npm, npmLink, 'junction');
} else {
  symlinkSync(process.execPath, nodeLink);
  symlinkSync(npm, npmLink);
}
console.log(`Using Node ${process.version} from ${process.execPath}`);
