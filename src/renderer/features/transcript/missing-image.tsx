import type { JsonValue } from '../../../shared/json.ts'
import type { Part } from '../../../shared/message.ts'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'

type UnknownPart = Extract<Part, { type: 'unknown' }>

const memberOf = (json: JsonValue | undefined, name: string): JsonValue | undefined =>
  typeof json === 'object' && json !== null && !Array.isArray(json) && Object.hasOwn(json, name) ? json[name] : undefined

/** An image that was announced and has no bytes: main keeps it as the service said it. */
export const isMissingImage = ({ name, json }: UnknownPart): boolean => name === 'image' && memberOf(json, 'source') === undefined

const reasonOf = (error: JsonValue): string => {
  const message = memberOf(error, 'message')
  return typeof message === 'string' && message.trim() !== '' ? words.imageNotMadeFor(message) : words.imageNotMadeUnsaid
}

export const MissingImage = ({ part: { json } }: { readonly part: UnknownPart }) => {
  const error = memberOf(json, 'error')
  return (
    <div className="card card-note">
      <p className="card-name-plain">{error === undefined ? words.imageMissing : words.imageNotMade}</p>
      <p dir="auto">{error === undefined ? words.imageMissingWhy : reasonOf(error)}</p>
    </div>
  )
}
