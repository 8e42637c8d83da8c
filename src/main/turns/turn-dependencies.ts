import type { Attachment } from '../../shared/attachment.ts'
import type { MessageId, TurnId } from '../../shared/ids.ts'
import type { AwsConnection } from '../aws-connection.ts'
import type { Bedrock } from '../bedrock/open-bedrock.ts'
import type { WritableDatabase } from '../store/database.ts'
import type { ToolRegistry } from '../tools/registry.ts'

export type Alternative = { readonly modelId: string; readonly name: string }

/** What turns need of the capabilities, handed in by the bootstrap so that nothing heavy loads before the first question. */
export type TurnDependencies = {
  readonly database: () => WritableDatabase
  readonly bedrock: () => Promise<Bedrock>
  readonly tools: () => Promise<ToolRegistry>
  readonly connect: (profileId: string, options: { readonly region: string }) => Promise<AwsConnection>
  /** Makes the next connection of a profile ask for its credentials anew. */
  readonly forgetCredentials: (profileId: string) => void
  /** Other listed forms of the same model, for one that cannot be called as it is. */
  readonly alternativesFor: (profileId: string, region: string, modelId: string) => Promise<readonly Alternative[]>
  readonly readBytes: (attachment: Attachment) => Promise<Uint8Array>
  readonly now: () => number
  readonly newMessageId: () => MessageId
  readonly newTurnId: () => TurnId
}
