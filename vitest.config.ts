import { defineConfig } from 'vitest/config'

/** Only for what hangs: a busy computer may be many times slower than an idle one. */
const testTimeout = 60_000
const hookTimeout = 60_000

export default defineConfig({
  test: {
    // By itself it would leave a core free: half of the computers that run the tests.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout, hookTimeout } },
      { test: { name: 'integration', include: ['tests/integration/**/*.test.ts'], testTimeout, hookTimeout } },
    ],
  },
})
