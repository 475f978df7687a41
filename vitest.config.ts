import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Vitest leaves a core to others, which on a machine of two is half of it.
    maxWorkers: '100%',
    projects: [
      // These share nothing but modules, which are costly to load for each file.
      { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], isolate: false } },
      { test: { name: 'cloud', include: ['tests/cloud/**/*.test.ts'], testTimeout: 30_000, isolate: false } },
      {
        test: {
          name: 'screens',
          include: ['tests/screens/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/dom.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
})
