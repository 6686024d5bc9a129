import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Starts processes as they were built: see there.
  resolve: {
    alias: [
      { find: './started-module.js', replacement: path.resolve('test/process/started-module.ts') },
    ],
  },
  test: {
    include: ['test/cluster/**/*.test.ts'],
    globalSetup: ['test/cluster/setup.ts'],
    // Starting and restarting nodes takes seconds, on a busy machine a minute.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 30_000,
    // One cluster is enough for a small machine.
    pool: 'forks',
    fileParallelism: false,
  },
});
