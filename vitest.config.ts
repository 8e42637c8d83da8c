import { defineConfig } from 'vitest/config'

/** Only for what hangs: a busy computer may be many times slower than an idle one. */
const testTimeout = 60_000
const hookTimeout = 60_000

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout, hookTimeout } },
      { test: { name: 'integration', include: ['tests/integration/**/*.test.ts'], testTimeout, hookTimeout } },
    ],
  },
})
