// Adds up the reports of every test runner in the build, JUnit's, Vitest's and Playwright's, and prints one line.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

const root = resolve(import.meta.dirname, '..', '..');
const modules = [
  'server',
  'frontend',
  'deploy/tools/architecture',
  'deploy/tools/sandbox',
  'deploy/http',
  'deploy/tools/benchmark',
  'deploy/local',
];
const folders = ['surefire-reports', 'failsafe-reports', 'vitest', 'e2e'];

const total = { tests: 0, failures: 0, errors: 0, skipped: 0 };
for (const module of modules) {
  let ofModule = 0;
  for (const folder of folders) {
    const reports = join(root, module, 'target', folder);
    for (const file of existsSync(reports) ? readdirSync(reports) : []) {
      if (!/^TEST-.*\.xml$/.test(file)) continue;
      const xml = readFileSync(join(reports, file), 'utf8');
      for (const [suite] of xml.matchAll(/<testsuite\s[^>]*>/g)) {
        for (const name of Object.keys(total)) {
          total[name] += Number(suite.match(new RegExp(`\\s${name}="(\\d+)"`))?.[1] ?? 0);
        }
        ofModule += Number(suite.match(/\stests="(\d+)"/)?.[1] ?? 0);
      }
    }
  }
  console.log(`${module}: ${String(ofModule)} tests`);
}

const failed = total.failures + total.errors;
const passed = total.tests - failed - total.skipped;
const skipped = total.skipped > 0 ? `, ${String(total.skipped)} skipped` : '';
console.log(`${String(passed)} passed, ${String(failed)} failed${skipped}`);
if (failed > 0 || passed === 0) process.exit(1);
