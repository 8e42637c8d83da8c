import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

/** Where reports and traces go; the test command names a folder that an ordinary user may write. */
const resultsFolder = process.env['OUTCROP_TEST_RESULTS'] ?? 'test-results'

export default defineConfig({
  outputDir: join(resultsFolder, 'artifacts'),
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: join(resultsFolder, 'playwright.json') }]],
  projects: [
    { name: 'app', testDir: 'tests/e2e' },
    {
      name: 'packaged',
      testDir: 'tests',
      testMatch: ['e2e-packaged/**/*.spec.ts', 'e2e/{summarise-a-pdf,sent-images,files-by-model,approve-a-tool,mcp-servers}.spec.ts'],
    },
    { name: 'screenshots', testDir: 'tests/screenshots' },
  ],
})
