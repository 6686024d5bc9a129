import path from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  // Starts processes as they were built: see there.
  resolve: {
    alias: [
      { find: './started-module.js', replacement: path.resolve('test/process/started-module.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    // By vitest.cluster.config.ts.
    exclude: [...configDefaults.exclude, 'test/cluster/**'],
    setupFiles: ['test/properties.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Each worker may hold a model and an index: two at once is what the smallest machine carries.
    pool: 'forks',
    poolOptions: { forks: { maxForks: 2 } },
    coverage: { provider: 'v8', include: ['src/**'], reporter: ['text-summary', 'html'] },
  },
});
