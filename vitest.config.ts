import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/generate.ts'],
    setupFiles: ['test/support/drawn.ts'],
    // Nothing here measures time; a slow machine must not fail a test.
    testTimeout: 300_000,
    allowOnly: false,
    passWithNoTests: false,
    coverage: { include: ['src/**', 'backends/**'], exclude: ['backends/kql/generated/**'] },
  },
});
