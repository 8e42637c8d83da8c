import {
  ConverseStreamCommand,
  type BedrockRuntimeClient,
  type ConverseCommandInput,
  type ConverseStreamCommandInput,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime'
import type { BuiltRequest } from './build-request.ts'
import type { Exchange } from './reply-event.ts'
import { limitReply } from './limit-reply.ts'
import { eventsOfResponse, wholeCommand } from './whole-reply.ts'

/** A request that was handed to the network, as it was. */
export type Departure = { readonly operation: Exchange['operation']; readonly input: ConverseCommandInput | ConverseStreamCommandInput }

/** `response` is there where the service gave it whole. */
export type Sent = {
  readonly events: AsyncIterable<ConverseStreamOutput>
  readonly requestId: string | null
  readonly response: object | null
}

/** Behind signing and retries, right before the network: what fails earlier has never left. */
const atTheDoor = { step: 'deserialize', priority: 'low', name: 'noteDeparture' } as const

async function* inOrder(events: readonly ConverseStreamOutput[]): AsyncGenerator<ConverseStreamOutput, void> {
  yield* events
}

const sendStreamed = async (
  client: BedrockRuntimeClient,
  input: ConverseStreamCommandInput,
  onDeparture: (departure: Departure) => void,
  signal: AbortSignal,
): Promise<Sent> => {
  const command = new ConverseStreamCommand(input)
  command.middlewareStack.add(
    (next) => (args) => {
      onDeparture({ operation: 'ConverseStream', input })
      return next(args)
    },
    atTheDoor,
  )
  const { stream, $metadata } = await client.send(command, { abortSignal: signal })
  return { events: stream === undefined ? inOrder([]) : limitReply(stream), requestId: $metadata.requestId ?? null, response: null }
}

const sendWhole = async (
  client: BedrockRuntimeClient,
  input: ConverseStreamCommandInput,
  onDeparture: (departure: Departure) => void,
  signal: AbortSignal,
): Promise<Sent> => {
  const command = wholeCommand(input)
  command.middlewareStack.add(
    (next) => (args) => {
      onDeparture({ operation: 'Converse', input: command.input })
      return next(args)
    },
    atTheDoor,
  )
  const output = await client.send(command, { abortSignal: signal })
  const { $metadata, ...response } = output
  return { events: inOrder(eventsOfResponse(output)), requestId: $metadata.requestId ?? null, response }
}

/** Sends a request as a stream, or as a whole that is then told as the events of one. */
export const sendRequest = (
  client: BedrockRuntimeClient,
  { input, isStreamed }: Pick<BuiltRequest, 'input' | 'isStreamed'>,
  onDeparture: (departure: Departure) => void,
  signal: AbortSignal,
): Promise<Sent> => (isStreamed ? sendStreamed : sendWhole)(client, input, onDeparture, signal)
