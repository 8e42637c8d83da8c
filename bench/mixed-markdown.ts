const section = (index: number): string =>
  [
    `## Section ${index}`,
    '',
    `Paragraph ${index} has **bold**, *italic*, \`code\` and a [link](https://example.com/${index}). It goes on for a while, as answers do, so that lines wrap.`,
    '',
    `- First point of ${index}`,
    `- Second point of ${index} (p. ${index})`,
    '  - A nested point',
    '',
    '| Figure | Value | Change |',
    '| --- | ---: | ---: |',
    `| Revenue | ${index * 4}.2 | 12 % |`,
    `| Cost | ${index * 3}.1 | 4 % |`,
    '',
    '```ts',
    `const value${index} = compute(${index}, { deep: true })`,
    `if (value${index} > 10) throw new Error('too large')`,
    '```',
    '',
    '> A quotation that stands on its own.',
    '',
    '',
  ].join('\n')

/** Markdown of at least this many characters with everything that answers are made of. */
export const mixedMarkdown = (characters: number): string => {
  let text = ''
  for (let index = 1; text.length < characters; index += 1) text += section(index)
  return text.slice(0, characters)
}
