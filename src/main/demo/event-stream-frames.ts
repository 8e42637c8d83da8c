import { EventStreamCodec } from '@smithy/core/event-streams'
import { fromUtf8, toUtf8 } from '@smithy/util-utf8'
import type { MessageHeaders } from '@smithy/types'

const codec = new EventStreamCodec(toUtf8, fromUtf8)

const headersOf = (values: Readonly<Record<string, string>>): MessageHeaders =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { type: 'string', value }]))

const frame = (headers: Readonly<Record<string, string>>, body: unknown): Uint8Array =>
  codec.encode({ headers: headersOf(headers), body: fromUtf8(JSON.stringify(body)) })

/** One event of a ConverseStream answer as the bytes on the wire, checksums included. */
export const eventFrame = (type: string, body: unknown): Uint8Array =>
  frame({ ':event-type': type, ':content-type': 'application/json', ':message-type': 'event' }, body)

/** An exception that arrives within a stream, after the HTTP status was 200. */
export const exceptionFrame = (type: string, message: string): Uint8Array =>
  frame({ ':exception-type': type, ':content-type': 'application/json', ':message-type': 'exception' }, { message })

/** An error without a modelled type. */
export const errorFrame = (code: string, message: string): Uint8Array =>
  codec.encode({ headers: headersOf({ ':error-code': code, ':error-message': message, ':message-type': 'error' }), body: new Uint8Array() })
