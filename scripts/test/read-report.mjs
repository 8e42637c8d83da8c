import { existsSync } from 'node:fs'
import { readJson } from '../repository.mjs'

/** A runner that died before its report has counted nothing. */
const none = { passed: 0, failed: 0, skipped: 0 }

export const readVitestReport = (file) => {
  if (!existsSync(file)) return none
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = readJson(file)
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
}

export const readPlaywrightReport = (file) => {
  if (!existsSync(file)) return none
  const { expected, unexpected, flaky, skipped } = readJson(file).stats
  return { passed: expected, failed: unexpected + flaky, skipped }
}
