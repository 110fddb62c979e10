import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // Where Maven packs the jar from.
    outDir: 'target/classes/META-INF/resources',
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
