import type { ContentBlock, ToolResultContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { isJsonObject } from '../../shared/is-json-object.ts'
import type { ToolCallPart, ToolContent, ToolResultPart } from '../../shared/message.ts'
import { noOutput, searchResultText, textBlocks, toolName, toolUseBlock } from './content-blocks.ts'
import { toolFileText } from './file-blocks.ts'
import type { RepairContext } from './repair-context.ts'
import { wellFormed } from './well-formed.ts'

const inWords = (content: ToolContent): string => {
  switch (content.type) {
    case 'text':
      return content.text
    case 'json':
      return JSON.stringify(content.json)
    case 'media':
    case 'document':
      return toolFileText(content)
    case 'search-result':
      return searchResultText(content)
  }
}

const resultContent = (content: readonly ToolContent[]): readonly ToolResultContentBlock[] => {
  const blocks = content.flatMap((item): readonly ToolResultContentBlock[] =>
    item.type === 'json' && isJsonObject(item.json) ? [{ json: item.json }] : textBlocks(inWords(item)),
  )
  return blocks.length === 0 ? [{ text: noOutput }] : blocks
}

/** A tool that the service ran itself: its call and result both belong to the answer. Any other model is told in words. */
export const serverToolBlocks = (
  part: ToolCallPart,
  result: ToolResultPart | null,
  isSameModel: boolean,
  { rule, newToolId }: RepairContext,
): readonly ContentBlock[] => {
  if (result === null) return []
  if (!isSameModel || rule.tools === false || !rule.systemTools.includes(part.name)) {
    const answer = result.content.map(inWords).join('\n').trim()
    return [{ text: wellFormed(`[The tool ${toolName(part.name)} was used and answered: ${answer || noOutput}]`) }]
  }
  const toolUseId = newToolId(part.toolUseId)
  const { toolUse } = toolUseBlock(part, toolUseId)
  return [
    { toolUse: { ...toolUse, type: 'server_tool_use' } },
    {
      toolResult: {
        toolUseId,
        content: [...resultContent(result.content)],
        ...(result.resultType === null || result.resultType === '' ? {} : { type: result.resultType }),
        ...(result.isError && rule.toolResultStatus ? { status: 'error' as const } : {}),
      },
    },
  ]
}
