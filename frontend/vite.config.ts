import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import sbom from 'rollup-plugin-sbom';
import { createLogger, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// Maven packs the jar from this folder.
const RESOURCES = 'target/classes/META-INF/resources';
const SBOM = 'target/classes/META-INF/sbom';

// The SBOM plugin looks for Rollup in the list of tools and does not find it: Vite uses Rolldown.
const printed = createLogger();
const logger = createLogger();
logger.warn = (message, options) => {
  if (!message.includes('auto-registration of tool "rollup"')) {
    printed.warn(message, options);
  }
};

export default defineConfig({
  customLogger: logger,
  plugins: [
    react(),
    // The SBOM of the pages. It goes beside the SBOM of the Java part, not among the served files.
    {
      ...(sbom({
        outDir: 'sbom',
        outFilename: 'frontend.cdx',
        outFormats: ['json'],
        includeWellKnown: false,
        saveTimestamp: false,
      }) as Plugin),
      apply: 'build',
    },
    {
      name: 'place-sbom',
      apply: 'build',
      closeBundle() {
        mkdirSync(SBOM, { recursive: true });
        renameSync(`${RESOURCES}/sbom/frontend.cdx.json`, `${SBOM}/frontend.cdx.json`);
        rmdirSync(`${RESOURCES}/sbom`);
      },
    },
  ],
  build: {
    target: 'es2022',
    outDir: RESOURCES,
    emptyOutDir: true,
    // Pages run under a CSP without inline code: every asset stays a file, and nothing is injected into the HTML.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index.html', 'demo.html'] },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    mockReset: true,
    reporters: ['default', ['junit', { outputFile: 'target/vitest/TEST-vitest.xml' }]],
  },
});
