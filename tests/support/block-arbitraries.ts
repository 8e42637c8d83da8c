import * as fc from 'fast-check'

/** One block in the JSON of the wire: whole, as a fold says it (null where nothing came), and in the pieces of a stream. */
export type SampleBlock = {
  readonly whole: object
  readonly folded: object | null
  readonly start: object | null
  readonly deltas: readonly object[]
  readonly isStopped: boolean
}

type Pieces = Omit<SampleBlock, 'folded' | 'start'> & Partial<Pick<SampleBlock, 'folded' | 'start'>>

const blockOf = (arbitrary: fc.Arbitrary<Omit<Pieces, 'isStopped'>>): fc.Arbitrary<SampleBlock> =>
  fc.tuple(arbitrary, fc.boolean()).map(([pieces, isStopped]) => ({ folded: pieces.whole, start: null, ...pieces, isStopped }))

const cuts = fc.array(fc.nat(60), { maxLength: 5 })
const text = fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('', ' ', '\n', '{"a":'))
const someText = text.map((value) => `${value}.`)
/** What JSON keeps: the SDK drops the key that objects take for their prototype. */
const name = fc.stringMatching(/^[a-z_]{1,12}$/u).filter((key) => key !== '__proto__')
const base64 = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64'))

/** A text in pieces that give it again when they are joined, one of them perhaps empty; the first is not. */
const piecesOf = (value: string, places: readonly number[]): readonly string[] => {
  const ends = [...new Set(places.map((place) => 1 + (place % Math.max(1, value.length))))].toSorted((a, b) => a - b)
  const pieces = [...ends, value.length].map((end, index, all) => value.slice(index === 0 ? 0 : all[index - 1], end))
  return value === '' ? [''] : pieces
}

const { value: json } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string({ maxLength: 8 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
  ),
}))
const jsonObject = fc.dictionary(name, json, { maxKeys: 3 })

const plainText = blockOf(
  fc.record({ value: text, places: cuts }).map(({ value, places }) => ({
    whole: { text: value },
    folded: value === '' ? null : { text: value },
    deltas: piecesOf(value, places).map((piece) => ({ text: piece })),
  })),
)

const span = { start: fc.nat(99), end: fc.nat(99) }
const location = fc.oneof(
  fc.record({ web: fc.record({ url: fc.webUrl(), domain: fc.domain() }, { requiredKeys: ['url'] }) }),
  fc.record({ documentChar: fc.record({ documentIndex: fc.nat(4), ...span }) }),
  fc.record({ documentPage: fc.record({ documentIndex: fc.nat(4), ...span }) }),
  fc.record({ documentChunk: fc.record({ documentIndex: fc.nat(4), ...span }) }),
  fc.record({ searchResultLocation: fc.record({ searchResultIndex: fc.nat(4), ...span }) }),
)
const citation = fc.record(
  { title: someText, source: someText, sourceContent: fc.array(fc.record({ text: someText }), { maxLength: 2 }), location },
  { requiredKeys: [] },
)
const citedText = blockOf(
  fc.record({ value: text, places: cuts, citations: fc.array(citation, { maxLength: 3 }) }).map(({ value, places, citations }) => {
    const pieces = piecesOf(value, places)
    const isText = citations.length === 0
    return {
      whole: { citationsContent: { content: pieces.map((piece) => ({ text: piece })), citations } },
      folded: isText ? (value === '' ? null : { text: value }) : { citationsContent: { content: [{ text: value }], citations } },
      deltas: [
        ...pieces.slice(0, value === '' ? 0 : 1).map((piece) => ({ text: piece })),
        ...citations.map((one) => ({ citation: one })),
        ...pieces.slice(1).map((piece) => ({ text: piece })),
      ],
    }
  }),
)

const reasoning = blockOf(
  fc
    .record({ value: text, places: cuts, signature: fc.option(base64, { nil: undefined }), signaturePlaces: cuts })
    .map(({ value, places, signature, signaturePlaces }) => ({
      whole: { reasoningContent: { reasoningText: { text: value, ...(signature === undefined ? {} : { signature }) } } },
      deltas: [
        ...[...piecesOf(value, places), ''].map((piece) => ({ reasoningContent: { text: piece } })),
        ...(signature === undefined
          ? []
          : piecesOf(signature, signaturePlaces).map((piece) => ({ reasoningContent: { signature: piece } }))),
      ],
    })),
)
const redacted = blockOf(
  base64.map((redactedContent) => ({
    whole: { reasoningContent: { redactedContent } },
    deltas: [{ reasoningContent: { redactedContent } }],
  })),
)

const toolUse = blockOf(
  fc
    .record({ id: name, toolName: name, input: jsonObject, isServer: fc.boolean(), places: cuts })
    .map(({ id, toolName, input, isServer, places }) => {
      const start = { toolUseId: id, name: toolName, ...(isServer ? { type: 'server_tool_use' } : {}) }
      const inputText = Object.keys(input).length === 0 ? '' : JSON.stringify(input)
      return {
        whole: { toolUse: { ...start, input } },
        start: { toolUse: start },
        deltas: ['', ...piecesOf(inputText, places)].map((piece) => ({ toolUse: { input: piece } })),
      }
    }),
)

const toolResult = blockOf(
  fc
    .record({
      start: fc.record({ toolUseId: name, type: name, status: fc.constantFrom('success', 'error') }, { requiredKeys: ['toolUseId'] }),
      outputs: fc.array(fc.oneof(fc.record({ text: someText, places: cuts }), fc.record({ json })), { maxLength: 3 }),
    })
    .map(({ start, outputs }) => {
      const content = outputs.map((output) => ('text' in output ? { text: output.text } : output))
      const joined = content.reduce<({ readonly text: string } | { readonly json: unknown })[]>((all, next) => {
        const last = all.at(-1)
        if (last !== undefined && 'text' in last && 'text' in next) all.splice(-1, 1, { text: last.text + next.text })
        else all.push(next)
        return all
      }, [])
      return {
        whole: { toolResult: { ...start, content } },
        folded: { toolResult: { ...start, content: joined } },
        start: { toolResult: start },
        deltas: outputs.map((output) => ({
          toolResult: 'text' in output ? piecesOf(output.text, output.places).map((piece) => ({ text: piece })) : [output],
        })),
      }
    }),
)

const image = blockOf(
  fc
    .record({
      format: fc.constantFrom('png', 'jpeg'),
      bytes: fc.array(fc.uint8Array({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 3 }),
    })
    .map(({ format, bytes }) => ({
      whole: { image: { format, source: { bytes: Buffer.concat(bytes).toString('base64') } } },
      start: { image: { format } },
      deltas: bytes.map((piece) => ({ image: { source: { bytes: Buffer.from(piece).toString('base64') } } })),
    })),
)
const linkedImage = blockOf(
  fc.constantFrom({ source: { s3Location: { uri: 's3://bucket/a.png' } } }, { error: { message: 'Not made.' } }).map((rest) => ({
    whole: { image: { format: 'png', ...rest } },
    start: { image: { format: 'png' } },
    deltas: [{ image: rest }],
  })),
)

/** Blocks that streams do not have yet, and one that nobody has: they come in one piece. */
const single = blockOf(
  fc
    .oneof(
      fc.record({ audio: fc.record({ format: fc.constant('wav'), source: fc.constant({ s3Location: { uri: 's3://bucket/a.wav' } }) }) }),
      fc.record({ video: fc.record({ format: fc.constant('mp4'), source: fc.constant({ s3Location: { uri: 's3://bucket/a.mp4' } }) }) }),
      fc.record({
        searchResult: fc.record({ source: someText, title: someText, content: fc.array(fc.record({ text: someText }), { maxLength: 2 }) }),
      }),
      fc.record({ guardContent: fc.record({ text: fc.record({ text: someText, qualifiers: fc.constantFrom([], ['query']) }) }) }),
      fc.record({ hologram: jsonObject }),
    )
    .map((whole) => ({ whole, deltas: [whole] })),
)

export const foldableBlock: fc.Arbitrary<SampleBlock> = fc.oneof(
  plainText,
  citedText,
  reasoning,
  redacted,
  toolUse,
  toolResult,
  image,
  linkedImage,
  single,
)
