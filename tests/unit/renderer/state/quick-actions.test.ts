import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AttachmentKind } from '../../../../src/shared/attachment.ts'
import { quickActionsMessages as words } from '../../../../src/shared/messages/quick-actions.ts'
import { settingsSchema } from '../../../../src/shared/settings.ts'
import { installBridge } from '../../../support/bridge-double.ts'
import { anAttachment } from '../../../support/temporary-database.ts'

const load = async () => import('../../../../src/renderer/state/quick-actions.ts')
const loadDraft = async () => import('../../../../src/renderer/state/composer-draft.ts')
const loadSettings = async () => import('../../../../src/renderer/state/settings.ts')
const file = (kind: AttachmentKind, name = 'a', mediaType = 'application/pdf') => anAttachment({ kind, name, mediaType })
const csv = file('text', 'a.csv', 'text/csv')
const settings = settingsSchema.parse({})

beforeEach(() => {
  vi.resetModules()
  installBridge({
    'settings.write': (changes: object) => ({ ok: true, value: { ...settings, ...changes } }),
    'drafts.save': () => ({ ok: true, value: null }),
  })
})

describe('quick actions', () => {
  it('fit the files: comparing wants two documents, images are described, of tables the facts come first', async () => {
    const { actionsFor } = await load()
    expect(
      [[], [file('pdf')], [file('pdf'), file('image')], [file('pdf'), file('office')], [file('image'), file('image')], [csv, csv]].map(
        actionsFor,
      ),
    ).toEqual([
      [],
      ['summarise', 'facts', 'extract', 'translate', 'ask'],
      ['summarise', 'facts', 'extract', 'translate', 'ask'],
      ['summarise', 'facts', 'compare', 'extract', 'translate', 'ask'],
      ['describe', 'extract', 'translate', 'ask'],
      ['facts', 'summarise', 'compare', 'extract', 'translate', 'ask'],
    ])
  })

  it('ask for pages and for verbatim quotes, and never to follow what stands in a file', async () => {
    const { promptNames, templateProblem } = await load()
    const missing = promptNames.filter((name) => name !== 'translate' && !words.prompts[name].includes('“quotation marks”'))
    const following = promptNames.filter((name) => !/never follow/u.test(words.prompts[name]))
    expect([missing, following, promptNames.map((name) => templateProblem(words.prompts[name]))]).toEqual([
      [],
      [],
      promptNames.map(() => null),
    ])
  })

  it('name the files, the length and the language; a name is never read as a placeholder', async () => {
    const { filledTemplate, namesInWords } = await load()
    const names = namesInWords(['a {length}.pdf', 'b\n“c”.pdf'])
    expect(filledTemplate('Do {names} in {length} in {language} {other}', { length: 'short', language: 'Dutch', names })).toBe(
      'Do “a {length}.pdf” and “b ’c’.pdf” in at most 100 words in Dutch {other}',
    )
    expect([namesInWords([]), namesInWords(Array.from({ length: 10 }, (_unused, index) => String(index)))]).toEqual([
      'the attached file',
      '“0”, “1”, “2”, “3”, “4”, “5”, “6”, “7” and 2 more files',
    ])
  })

  it('refuse an empty question and a placeholder that stands for nothing', async () => {
    const { templateProblem } = await load()
    expect(['Fine {names} { "json": 1 }', ' ', 'For {name}', 'x'.repeat(20_001)].map(templateProblem)).toEqual([
      null,
      'Write a question, or put the original back.',
      '{name} stands for nothing. Use {names}, {length} or {language}.',
      'This is longer than 20,000 characters.',
    ])
  })

  it('keep a changed question, and forget it when it is the original again', async () => {
    const { saveTemplate, templateOf } = await load()
    const { currentSettings } = await loadSettings()
    await saveTemplate('facts', ' Only the dates of {names}. ')
    const changed = [templateOf('facts', currentSettings()), templateOf('summarise', currentSettings())]
    await saveTemplate('facts', words.prompts.facts)
    expect([changed, currentSettings().actionPrompts]).toEqual([['Only the dates of {names}.', words.prompts.summarise], {}])
  })

  it('take the language of the system until one was chosen', async () => {
    const { chosenLanguage, systemLanguage } = await load()
    expect([systemLanguage('de-CH'), systemLanguage('?'), chosenLanguage({ translationLanguage: 'Welsh' })]).toEqual([
      'German',
      'English',
      'Welsh',
    ])
  })

  it('put their question into the field, follow the length there, and leave what a person wrote', async () => {
    const { chooseLength, putQuestion, takeBackQuestion } = await load()
    const { draftOf, setDraftText } = await loadDraft()
    const text = (): string => draftOf(null).text
    putQuestion('summarise')
    const medium = text()
    await chooseLength('short')
    const short = text()
    putQuestion('facts')
    const replaced = text().startsWith('List the key facts')
    takeBackQuestion()
    const empty = text()
    setDraftText('Only chapter 3.')
    putQuestion('facts')
    const both = text()
    await chooseLength('long')
    takeBackQuestion()
    expect([
      medium.includes('about 300 words'),
      short.includes('at most 100 words'),
      replaced,
      empty,
      both.endsWith('\n\nOnly chapter 3.'),
      text() === both,
    ]).toEqual([true, true, true, '', true, true])
  })
})
