import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
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
