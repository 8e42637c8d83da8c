import type { ForeignText } from './foreign-text.ts'
import type { MessageId, TurnId } from '../../shared/ids.ts'
import type { Model } from '../../shared/model.ts'
import type { SendFiles } from '../attachments/send-files.ts'
import type { AwsConnection } from '../aws-connection.ts'
import type { Bedrock } from '../bedrock/open-bedrock.ts'
import type { WritableDatabase } from '../store/database.ts'
import type { Approvals } from '../tools/approvals.ts'
import type { ToolRegistry } from '../tools/registry.ts'

/** What turns need of the capabilities, handed in by the bootstrap so that nothing heavy loads before the first question. */
export type TurnDependencies = {
  readonly database: () => WritableDatabase
  readonly bedrock: () => Promise<Bedrock>
  /** Waits a moment for servers that are just starting. */
  readonly tools: (signal: AbortSignal) => Promise<ToolRegistry>
  readonly approvals: Pick<Approvals, 'decide'>
  readonly connect: (profileId: string, options: { readonly region: string }) => Promise<AwsConnection>
  /** Makes the next connection of a profile ask for its credentials anew. */
  readonly forgetCredentials: (profileId: string) => void
  /** The models that the account was seen to have, else those that came with the app. */
  readonly listedModels: (profileId: string, region: string) => Promise<readonly Model[]>
  readonly files: () => Promise<SendFiles>
  /** Deletes the bytes of a file that nothing refers to any more. */
  readonly removeFile: (sha256: string) => Promise<void>
  /** What of a question others have written. */
  readonly foreignMarksIn: ForeignText['marksIn']
  readonly now: () => number
  readonly newMessageId: () => MessageId
  readonly newTurnId: () => TurnId
  readonly newCallId: () => string
}
