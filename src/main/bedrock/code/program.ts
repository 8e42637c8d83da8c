import { isJsonObject } from '../../../shared/is-json-object.ts'
import type { JsonValue } from '../../../shared/json.ts'
import { codeMessages } from '../../../shared/messages/code.ts'
import type { Exchange } from '../reply-event.ts'
import { requestFiles, type RequestFile } from './request-bytes.ts'

export type SentRequest = Pick<Exchange, 'operation' | 'modelId' | 'request'>
/** Where a program sends its request. `profileName` null leaves the credentials to what the language finds. */
export type Surroundings = { readonly region: string; readonly profileName: string | null }
export type Program = { readonly code: string; readonly fileName: string; readonly files: readonly RequestFile[] }

/** A request with what every language needs of it. */
export type Draft = {
  readonly isStreamed: boolean
  readonly modelId: string
  /** All but the model. */
  readonly members: Readonly<Record<string, JsonValue>>
  readonly surroundings: Surroundings
  readonly files: readonly RequestFile[]
  readonly fileNames: ReadonlyMap<string, string>
  /** What the program says about itself, without the signs of a comment. */
  readonly heading: readonly string[]
}

export const draftOf = ({ operation, modelId, request }: SentRequest, surroundings: Surroundings): Draft => {
  const { modelId: _modelId, ...members } = isJsonObject(request) ? request : {}
  const files = requestFiles(members)
  return {
    isStreamed: operation === 'ConverseStream',
    modelId,
    members,
    surroundings,
    files,
    fileNames: new Map(files.map(({ name, sha256 }) => [sha256, name])),
    heading: [codeMessages.sentBy, ...(files.length === 0 ? [] : [codeMessages.filesBeside(files.map(({ name }) => name).join(', '))])],
  }
}

export const commented = (sign: string, lines: readonly string[]): readonly string[] => lines.map((line) => `${sign} ${line}`)

/** Lines of a file; those that are null are left out. */
export const sourceOf = (lines: readonly (string | null)[]): string => `${lines.filter((line) => line !== null).join('\n')}\n`
