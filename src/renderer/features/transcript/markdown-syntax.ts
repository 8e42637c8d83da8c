import type { RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

const extensions = [gfm({ singleTilde: false })]
const mdastExtensions = [gfmFromMarkdown()]

export const parseMarkdown = (text: string): readonly RootContent[] => fromMarkdown(text, { extensions, mdastExtensions }).children

/** Line endings as the parser wants them; a last `\r` waits for the `\n` that may still come. */
export const normaliseLineEndings = (text: string): string =>
  text.includes('\r') ? text.replace(/\r$/u, '').replaceAll(/\r\n?/gu, '\n') : text

const containerMarkers = /^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]*){20,}/mu

/** Text whose parse would take more than linear time: nested without end, or delimiters without text. It is shown as it is. */
export const isPathological = (text: string): boolean => {
  const limit = Math.max(300, Math.min(text.length / 4, 1500))
  let delimiters = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 42 || code === 60 || code === 91 || code === 93 || code === 95 || code === 96 || code === 126) delimiters += 1
  }
  return delimiters > limit || containerMarkers.test(text)
}

/** How much is given to the parser at once: a few milliseconds on a slow computer. */
export const windowCharacters = 4096

/** Where a window over the text ends: behind the last whole line that fits, or right there when no line does. */
export const endOfWindow = (text: string, window: number): number =>
  text.length <= window ? text.length : text.lastIndexOf('\n', window - 1) + 1 || window
