import type { ToolResultPart } from '../../shared/message.ts'
import type { Adjustment } from '../../shared/model.ts'
import type { ModelRule } from './model-rules.ts'
import { planAttachments, type FilePlan } from './plan-attachments.ts'
import type { RepairContext } from './repair-context.ts'
import type { ReplyRequest, RequestMessage, RequestPart } from './reply-request.ts'
import { isDocument, requestFiles } from './request-files.ts'
import { createToolIds } from './tool-ids.ts'

/** The service takes no citations together with a schema of the answer. */
const takesCitations = ({ output }: ReplyRequest, rule: ModelRule, isClaude: boolean): boolean =>
  output === null && rule.citations !== false && (isClaude || rule.citations === true)

/** Results that a question carries for calls of which no outcome is known, the first of each call. */
const looseResultsOf = (messages: readonly RequestMessage[]): ReadonlyMap<string, ToolResultPart> => {
  const partsOf = (role: RequestMessage['role']): readonly RequestPart[] =>
    messages.flatMap((message) => (message.role === role ? message.parts : []))
  const waiting = new Set(
    partsOf('assistant').flatMap((part) =>
      part.type === 'tool-call' && part.server !== true && part.outcome === null ? [part.toolUseId] : [],
    ),
  )
  const results = partsOf('user').flatMap((part): readonly (readonly [string, ToolResultPart])[] =>
    part.type === 'tool-result' && waiting.has(part.toolUseId) ? [[part.toolUseId, part]] : [],
  )
  return new Map(results.toReversed())
}

/** Where a document went in another way, the numbers that citations count by are no longer theirs. */
const citableDocuments = (
  messages: readonly RequestMessage[],
  files: ReadonlyMap<string, FilePlan>,
): RepairContext['citable']['documents'] => {
  const documents = requestFiles(messages).filter(({ origin }) => isDocument(origin))
  return documents.every(({ key }) => files.get(key)?.as === 'document') ? documents.map(({ pageNumbers }) => pageNumbers) : []
}

export const repairContext = (request: ReplyRequest, rule: ModelRule, baseId: string): RepairContext => {
  const { messages, settings, modelId } = request
  const isClaude = baseId.startsWith('anthropic.')
  const files = planAttachments(messages, rule, baseId)
  return {
    rule,
    baseId,
    modelId,
    isClaude,
    isCiting: settings.citations && takesCitations(request, rule, isClaude),
    isGuarded: settings.guardrail !== null && rule.guardContent !== false,
    files,
    citable: {
      documents: citableDocuments(messages, files),
      searchResults: messages.reduce(
        (count, { role, parts }) => count + (role === 'user' ? parts.filter(({ type }) => type === 'search-result').length : 0),
        0,
      ),
    },
    looseResults: looseResultsOf(messages),
    newToolId: createToolIds(rule.toolUseIdPattern),
  }
}

/** What a person has asked for, and this model is not sent. Citations are asked for by default, so a model without them needs no word. */
export const repairAdjustments = ({ messages, settings }: ReplyRequest, { isGuarded }: RepairContext): readonly Adjustment[] => {
  const hasGuardContent = messages.some(({ role, parts }) => role === 'user' && parts.some(({ type }) => type === 'guard-content'))
  return settings.guardrail !== null && hasGuardContent && !isGuarded ? ['guard-content-left-out'] : []
}
