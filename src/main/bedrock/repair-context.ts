import type { ToolResultPart } from '../../shared/message.ts'
import type { ModelRule } from './model-rules.ts'
import type { FilePlan } from './plan-attachments.ts'

/** What the repair of one history goes by. */
export type RepairContext = {
  readonly rule: ModelRule
  readonly baseId: string
  readonly modelId: string
  readonly isClaude: boolean
  /** Documents and search results are sent to be cited. */
  readonly isCiting: boolean
  readonly isGuarded: boolean
  readonly files: ReadonlyMap<string, FilePlan>
  /**
   * The documents that a citation may point at, none where their order is not what it was, each with the pages of it that go (null for all), and how
   * many search results.
   */
  readonly citable: { readonly documents: readonly (readonly number[] | null)[]; readonly searchResults: number }
  /** Results that stand in a question of their own instead of with their call. */
  readonly looseResults: ReadonlyMap<string, ToolResultPart>
  readonly newToolId: (toolUseId: string) => string
}

export const asText: FilePlan = { as: 'text' }
