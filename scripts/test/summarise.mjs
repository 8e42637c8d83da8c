/** A step without tests of its own, or one that ended badly although no test failed, counts as one failure. */
const failuresOf = ({ isOk, counts }) => (isOk ? (counts?.failed ?? 0) : Math.max(1, counts?.failed ?? 0))

const describe = ({ isOk, counts, note }) => {
  if (note !== undefined) return note
  if (counts === undefined) return isOk ? 'passed' : 'failed'
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} not run` : ''
  const broken = !isOk && counts.failed === 0 ? ', and the runner itself failed' : ''
  return `${counts.passed} passed, ${counts.failed} failed${skipped}${broken}`
}

/** As much of a message as tells what was expected; the whole stands where the step ran. */
const longestMessage = 30

const printFailures = ({ name, counts }) => {
  for (const { place, message } of counts?.failures ?? [])
    process.stdout.write(`\n${name}: ${place}\n${message.split('\n').slice(0, longestMessage).join('\n')}\n`)
}

/** Prints every failed test once more, what every step came to, and the total on a line of its own; returns the exit code. */
export const summarise = (outcomes) => {
  const passed = outcomes.reduce((sum, { counts }) => sum + (counts?.passed ?? 0), 0)
  const failed = outcomes.reduce((sum, outcome) => sum + failuresOf(outcome), 0)
  if (failed > 0) process.stdout.write('\n=== Failed\n')
  outcomes.forEach(printFailures)
  process.stdout.write('\n=== Summary\n')
  for (const outcome of outcomes) process.stdout.write(`${outcome.name.padEnd(12)} ${describe(outcome)}\n`)
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}
