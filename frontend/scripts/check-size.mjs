// The first JavaScript of the connect page: its entry script and everything the HTML preloads with it.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 90;
const output = new URL('../target/classes/META-INF/resources/', import.meta.url);
const html = readFileSync(new URL('index.html', output), 'utf8');
const files = [...new Set([...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1]))];
if (files.length === 0) {
  console.error('No JavaScript found in index.html: run `npm run build` first.');
  process.exit(1);
}

let total = 0;
for (const file of files) {
  const size = gzipSync(readFileSync(new URL(file, output)), { level: 9 }).length / 1000;
  total += size;
  console.log(`${size.toFixed(1).padStart(7)} kB  ${file}`);
}
console.log(`${total.toFixed(1).padStart(7)} kB  first JavaScript, gzip (limit ${LIMIT_KB} kB)`);
process.exitCode = total < LIMIT_KB ? 0 : 1;
