import type { Part } from './message.ts'

/** A part that has grown by a piece of its text; one without text stays as it is. */
export const appendToPart = (part: Part, text: string): Part => {
  switch (part.type) {
    case 'text':
    case 'reasoning':
    case 'guard-content':
      return { ...part, text: part.text + text }
    case 'tool-call':
      return { ...part, inputText: part.inputText + text }
    case 'attachment':
    case 'tool-result':
    case 'media':
    case 'search-result':
    case 'output-schema':
    case 'unknown':
      return part
  }
}
