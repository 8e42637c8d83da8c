import { common, createLowlight } from 'lowlight'
import { codeRuns, type CodeRun } from './code-runs.ts'

const lowlight = createLowlight(common)

const endings: Readonly<Record<string, string>> = { htm: 'xml', svg: 'xml', plist: 'xml', mdx: 'markdown', jsonl: 'json', pyw: 'python' }
const wholeNames: Readonly<Record<string, string>> = { makefile: 'makefile', gemfile: 'ruby', rakefile: 'ruby' }

/** The language of a file by its name; null for plain text and for what is not known. */
export const languageOf = (name: string): string | null => {
  const lowered = name.toLowerCase()
  const ending = lowered.includes('.') ? lowered.slice(lowered.lastIndexOf('.') + 1) : ''
  const language = wholeNames[lowered] ?? endings[ending] ?? ending
  return language === '' || language === 'txt' || language === 'text' || !lowlight.registered(language) ? null : language
}

/** The coloured parts of a program; null when its language is not known. For the worker alone: it brings the grammars along, and some
 * texts keep them busy for hours. */
export const highlightCode = (text: string, name: string): readonly CodeRun[] | null => {
  const language = languageOf(name)
  return language === null ? null : codeRuns(lowlight.highlight(language, text))
}
