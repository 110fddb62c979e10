import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Returns the executable of an installed browser, otherwise of one from npm, if there is one. */
export async function findBrowser(): Promise<string> {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (!existsSync(given)) {
      throw new Error(`CHROME_PATH names ${given}, which does not exist.`);
    }
    return given;
  }
  const installed = usualPlaces().find((path) => existsSync(path));
  if (installed) {
    return installed;
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    return browserFromNpm();
  }
  throw new Error('No browser found: install Chrome, Chromium or Edge, or set CHROME_PATH to its executable.');
}

function usualPlaces(): string[] {
  switch (process.platform) {
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ];
    case 'win32':
      return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          join(folder, 'Google/Chrome/Application/chrome.exe'),
          join(folder, 'Chromium/Application/chrome.exe'),
          join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ]);
    default:
      return ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'].flatMap(
        (name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)),
      );
  }
}

// Installed only when needed: it is too big to come with every build.
async function browserFromNpm(): Promise<string> {
  const folder = new URL('./fallback-browser/', import.meta.url);
  const module = new URL('node_modules/@sparticuz/chromium/build/esm/index.js', folder);
  if (!existsSync(module)) {
    const npm = process.env.npm_execpath;
    if (!npm) {
      throw new Error('No browser found: run the tests with `npm run e2e`, which can fetch one.');
    }
    execFileSync(process.execPath, [npm, 'ci', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
  }
  const { default: chromium } = (await import(module.href)) as { default: { executablePath(): Promise<string> } };
  return chromium.executablePath();
}
