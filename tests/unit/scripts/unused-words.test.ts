import { describe, expect, it } from 'vitest'
import { unusedWords } from '../../../scripts/check/unused-words.ts'

const catalogues = { settingsMessages: { title: 'Settings', save: 'Save', kinds: { one: 'One', two: 'Two' } } }

describe('unused words', () => {
  it.each([
    ['as a member', 'words.title, words.save, words.kinds[kind]'],
    ['on a line of their own', 'words\n  .title, words\n  ?.save, words.kinds.one'],
    ['by taking the catalogue apart', 'const { title: heading, save, kinds } = words'],
    ['by a name from a list', "['title', 'save', 'kinds'].map((name) => words[name])"],
  ])('knows words that are used %s', (_how, code) => {
    const source = `import { settingsMessages as words } from './messages/settings.ts'\n${code}`
    expect(unusedWords(catalogues, [source])).toEqual([])
  })

  it('names those that are not, also where another catalogue has a word of the same name', () => {
    const sources = [
      "import { settingsMessages } from './messages/settings.ts'\nshow(settingsMessages.title)",
      "import { otherMessages as words } from './messages/other.ts'\nshow(words.save, words.kinds)",
    ]
    expect(unusedWords(catalogues, sources)).toEqual(['settingsMessages.save', 'settingsMessages.kinds'])
  })
})
