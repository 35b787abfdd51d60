import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/generate.ts'],
    allowOnly: false,
    passWithNoTests: false,
    coverage: { include: ['src/**', 'backends/**'], exclude: ['backends/kql/generated/**'] },
  },
});
