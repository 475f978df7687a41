import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Vitest leaves a core to others, which on a machine of two is half of it.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'] } },
      { test: { name: 'cloud', include: ['tests/cloud/**/*.test.ts'], testTimeout: 30_000 } },
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
