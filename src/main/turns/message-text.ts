import type { Message, Part } from '../../shared/message.ts'

const partText = (part: Part): string => {
  switch (part.type) {
    case 'text':
    case 'guard-content':
      return part.text
    case 'attachment':
      return `[${part.attachment.name}]`
    case 'tool-call':
      return `[${part.name} ${part.inputText}: ${part.outcome?.text ?? ''}]`
    case 'search-result':
      return [part.title, ...part.passages].join('\n')
    case 'reasoning':
    case 'tool-result':
    case 'media':
    case 'output-schema':
    case 'unknown':
      return ''
  }
}

/** What a message says, in words alone. */
export const messageText = ({ parts }: Pick<Message, 'parts'>): string =>
  parts
    .map(partText)
    .filter((text) => text !== '')
    .join('\n')
