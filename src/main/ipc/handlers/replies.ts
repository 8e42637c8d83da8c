import { refusal } from '../../../shared/expected-error.ts'
import type { CodeLanguage } from '../../../shared/ipc/inference-requests.ts'
import { isJsonObject } from '../../../shared/is-json-object.ts'
import type { MessageId } from '../../../shared/ids.ts'
import { codeMessages as words } from '../../../shared/messages/code.ts'
import { redactSecretsIn } from '../../../shared/redact-secrets.ts'
import type { WritableDatabase } from '../../store/database.ts'
import { readExchanges } from '../../store/exchanges.ts'
import { listAllMessages } from '../../store/messages.ts'
import { replyPlace } from '../../store/reply-places.ts'
import type { PageHandlers } from '../page-handlers.ts'
import { writeNewFile, writeNewFolder, type NewFile } from '../write-new-files.ts'

export type ReplyDependencies = {
  readonly database: () => WritableDatabase
  /** The bytes of an attachment by their hash. */
  readonly readBytes: (sha256: string) => Promise<Uint8Array>
  /** Lets the person choose where; false when none was chosen. */
  readonly saveFile: (suggestedName: string, text: string | Uint8Array) => Promise<boolean>
  /** Null when the person thought better of it. */
  readonly pickFolder: () => Promise<string | null>
}

/** A profile of the AWS files goes by the name that other tools know it by too; any other one is this app's own. */
const profileNameOf = (profileId: string): string | null => (profileId.startsWith('aws:') ? profileId.slice('aws:'.length) : null)

const programOf = async (database: WritableDatabase, messageId: MessageId, language: CodeLanguage) => {
  const sent = readExchanges(database, messageId).at(-1)
  const place = replyPlace(database, messageId)
  if (sent === undefined || place === null) throw refusal('request-gone', words.noRequestTitle, words.noRequestAdvice)
  const { codeOf } = await import('../../bedrock/code/code-of.ts')
  return codeOf(language, sent, { region: place.region, profileName: profileNameOf(place.profileId) })
}

const pretty = (value: Parameters<typeof redactSecretsIn>[0]): string => JSON.stringify(redactSecretsIn(value), null, 2)

/** What was really sent for a reply, and what came. */
export const replyHandlers = ({ database, readBytes, saveFile, pickFolder }: ReplyDependencies): PageHandlers<'replies'> => {
  const fileOf = async ({ name, sha256 }: { readonly name: string; readonly sha256: string }): Promise<NewFile> => {
    try {
      return { name, bytes: await readBytes(sha256) }
    } catch (cause) {
      throw refusal('file-gone', words.fileGoneTitle(name), words.fileGoneAdvice, cause)
    }
  }
  return {
    'replies.inspect': ({ messageId }) => ({
      exchanges: readExchanges(database(), messageId).map(({ sentAt, operation, modelId, request, response }) => {
        return {
          sentAt,
          operation,
          request: pretty(isJsonObject(request) ? { modelId, ...request } : request),
          response: response === null ? '' : pretty(response),
        }
      }),
    }),
    'replies.code': async ({ messageId, language }) => {
      const { code, fileName, files } = await programOf(database(), messageId, language)
      return { code, fileName, files: files.map(({ name }) => name) }
    },
    'replies.saveCode': async ({ messageId, language }) => {
      const { code, fileName, files } = await programOf(database(), messageId, language)
      const beside = await Promise.all(files.map(fileOf))
      const folder = await pickFolder()
      if (folder === null) return { isSaved: false }
      const program = { name: fileName, bytes: code }
      try {
        await (beside.length === 0 ? writeNewFile(folder, program) : writeNewFolder(folder, words.folderName, [program, ...beside]))
      } catch (cause) {
        throw refusal('folder-unwritable', words.unwritableTitle, words.unwritableAdvice, cause)
      }
      return { isSaved: true }
    },
    'replies.saveJson': ({ messageId }) => {
      const place = replyPlace(database(), messageId)
      const messages = place === null ? [] : listAllMessages(database(), place.conversationId)
      const structured = messages.find(({ id }) => id === messageId)?.details?.structured
      if (structured === null || structured === undefined || structured.value === null) {
        throw refusal('no-structured-answer', words.noAnswerTitle, words.noAnswerAdvice)
      }
      const text = `${JSON.stringify(structured.value, null, 2)}\n`
      return saveFile(`${structured.name}.json`, text).then((isSaved) => ({ isSaved }))
    },
  }
}
