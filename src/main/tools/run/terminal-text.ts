const escape = String.fromCodePoint(27)
const bell = String.fromCodePoint(7)

const sequences = new RegExp(
  [
    // Titles, links and other strings for the terminal, up to their end or to that of the line.
    String.raw`${escape}[\]PX^_][^\n${bell}${escape}]{0,4096}(?:${bell}|${escape}\\)?`,
    // Colours and moves.
    String.raw`${escape}\[[0-?]*[ -/]*[@-~]?`,
    String.raw`${escape}[ -/]*[0-~]?`,
  ].join('|'),
  'gu',
)

/** Neither a line end nor a tab. */
const isControl = (letter: string): boolean => letter !== '\n' && letter !== '\t'

/** Of a line that was written over itself. A program may write nothing but such ends, so that each is looked at once. */
const lastVersion = (line: string): string => {
  let end = line.length
  while (end > 0 && line[end - 1] === '\r') end -= 1
  return end === 0 ? '' : line.slice(line.lastIndexOf('\r', end - 1) + 1)
}

/** What a terminal would show of what a program wrote: without colours, and of a line that was written over the last version. */
export const terminalText = (written: string): string =>
  written
    .replaceAll(sequences, '')
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map(lastVersion)
    .join('\n')
    .replaceAll(/\p{Cc}/gu, (letter) => (isControl(letter) ? '' : letter))
