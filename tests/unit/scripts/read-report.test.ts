import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const repository = join(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'outcrop-report-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const summaryOf = (reader: 'readVitestReport' | 'readPlaywrightReport', report: unknown) => {
  const file = join(folder, `${reader}.json`)
  writeFileSync(file, JSON.stringify(report))
  const program = `
    import { ${reader} } from './scripts/test/read-report.mjs'
    import { summarise } from './scripts/test/summarise.mjs'
    const counts = ${reader}(${JSON.stringify(file)})
    process.exitCode = summarise([{ name: 'some', isOk: counts.failed === 0, counts }])`
  const options = { cwd: repository, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], options)
  expect(stderr).toBe('')
  return { status, lines: stdout.split('\n').filter((line) => line !== '') }
}

const assertion = (fullName: string, failureMessages: readonly string[] = []) => ({
  fullName,
  status: failureMessages.length === 0 ? 'passed' : 'failed',
  failureMessages,
})
const counted = { numPassedTests: 1, numPendingTests: 0, numTodoTests: 0 }

describe('the summary of the tests', () => {
  it('says what has passed and nothing more', () => {
    const testResults = [{ name: join(repository, 'a.test.ts'), status: 'passed', message: '', assertionResults: [assertion('is so')] }]
    expect(summaryOf('readVitestReport', { ...counted, numFailedTests: 0, testResults })).toEqual({
      status: 0,
      lines: ['=== Summary', 'some         1 passed, 0 failed', '1 passed, 0 failed'],
    })
  })

  it('names each failed test with its reason, and a file that could not be loaded', () => {
    const testResults = [
      {
        name: join(repository, 'tests/a.test.ts'),
        status: 'failed',
        message: '',
        assertionResults: [assertion('is so'), assertion('is not', ['\u001B[31mexpected 1 to be 2\u001B[39m'])],
      },
      { name: join(repository, 'tests/b.test.ts'), status: 'failed', message: 'Cannot find a module', assertionResults: [] },
    ]
    expect(summaryOf('readVitestReport', { ...counted, numFailedTests: 1, testResults })).toEqual({
      status: 1,
      lines: [
        '=== Failed',
        'some: tests/a.test.ts › is not',
        'expected 1 to be 2',
        'some: tests/b.test.ts',
        'Cannot find a module',
        '=== Summary',
        'some         1 passed, 1 failed',
        '1 passed, 1 failed',
      ],
    })
  })

  it('names the failed specs of a window, however deep they are', () => {
    const failed = { status: 'unexpected', results: [{ errors: [{ message: 'not visible' }] }] }
    const spec = { title: 'shows it', file: 'tests/e2e/a.spec.ts', line: 7, tests: [failed] }
    const report = {
      stats: { expected: 3, unexpected: 1, flaky: 0, skipped: 0 },
      suites: [{ specs: [], suites: [{ specs: [spec] }] }],
    }
    expect(summaryOf('readPlaywrightReport', report).lines.slice(0, 3)).toEqual([
      '=== Failed',
      'some: tests/e2e/a.spec.ts:7 › shows it',
      'not visible',
    ])
  })
})
