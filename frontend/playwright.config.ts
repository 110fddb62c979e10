import { defineConfig } from '@playwright/test';

/** Browser tests of the built product; e2e/runner.ts starts it. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'target/e2e/artifacts',
  reporter: [['list'], ['junit', { outputFile: 'target/e2e/TEST-e2e.xml' }]],
  // All tests share one product and one sandbox, so they run one after the other, each with its own external_id.
  workers: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    viewport: { width: 1280, height: 800 },
    // Screenshots and contrast are checked without animations.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // A trace doubles the time of each test. Where one helps: npm run e2e -- --trace on
    trace: 'off',
  },
});
