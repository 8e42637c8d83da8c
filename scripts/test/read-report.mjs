import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { readJson, repository } from '../repository.mjs'

/** A runner that died before its report has counted nothing. */
const none = { passed: 0, failed: 0, skipped: 0, failures: [] }

const failure = (place, messages) => ({ place, message: stripVTControlCharacters(messages.join('\n')) })

/** A file that could not even be loaded has no test of its own to name. */
const failuresOfFile = ({ name, message, status, assertionResults }) => {
  const file = relative(repository, name)
  const failed = assertionResults
    .filter((result) => result.status === 'failed')
    .map(({ fullName, failureMessages }) => failure(`${file} › ${fullName}`, failureMessages))
  return failed.length === 0 && status === 'failed' ? [failure(file, [message])] : failed
}

export const readVitestReport = (file) => {
  if (!existsSync(file)) return none
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = readJson(file)
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
    failures: testResults.flatMap(failuresOfFile),
  }
}

const specsOf = ({ specs, suites = [] }) => [...specs, ...suites.flatMap(specsOf)]

const failureOfSpec = ({ file, line, title, tests }) =>
  failure(
    `${file}:${line} › ${title}`,
    tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors.map(({ message }) => message))),
  )

export const readPlaywrightReport = (file) => {
  if (!existsSync(file)) return none
  const { stats, suites } = readJson(file)
  const isBroken = ({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky')
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: suites.flatMap(specsOf).filter(isBroken).map(failureOfSpec),
  }
}
