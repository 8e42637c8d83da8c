import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { guardContentBlocks, searchResultBlock, searchResultText, textBlocks } from './content-blocks.ts'
import { missingFileText } from './document-text.ts'
import { attachmentBlocks, mediaBlock } from './file-blocks.ts'
import { asText, type RepairContext } from './repair-context.ts'
import type { RequestMessage, RequestPart } from './reply-request.ts'
import { fileKey } from './request-files.ts'
import { looseResultBlocks, type Place } from './tool-result-blocks.ts'

const blocksOf = (part: RequestPart, place: Place, context: RepairContext): readonly ContentBlock[] => {
  const plan = context.files.get(fileKey(place.message, place.part)) ?? asText
  switch (part.type) {
    case 'text':
      return textBlocks(part.text)
    case 'attachment':
      return attachmentBlocks(part.attachment, plan, context)
    case 'media':
      return [mediaBlock(part, plan) ?? { text: missingFileText(part.kind, null) }]
    case 'search-result': {
      const block = searchResultBlock(part, context)
      return block === null ? textBlocks(searchResultText(part)) : [block]
    }
    case 'guard-content':
      return guardContentBlocks(part, context)
    case 'tool-result':
      return context.looseResults.get(part.toolUseId) === part ? [] : looseResultBlocks(part.content, place, context)
    case 'reasoning':
    case 'tool-call':
    case 'output-schema':
    case 'unknown':
      return []
  }
}

export const questionBlocks = ({ parts }: RequestMessage, message: number, context: RepairContext): readonly ContentBlock[] =>
  parts.flatMap((part, index) => blocksOf(part, { message, part: index }, context))
