import type {
  ContentBlock,
  ConverseStreamCommandInput,
  DocumentBlock,
  GuardrailConverseContentBlock,
  SystemContentBlock,
  Tool,
  ToolResultContentBlock,
} from '@aws-sdk/client-bedrock-runtime'

/** Rules of thumb, the same for every model: what a model really takes is brought in by the calibration. */
const charactersPerToken = 4
const tokensPerImage = 1600
const tokensPerPage = 2000
const bytesPerPage = 50_000
const bytesPerOfficeToken = 6
const bytesPerMediaToken = 500
const tokensOfRemoteFile = 10_000
const tokensPerMessage = 4
const tokensOfOfferingTools = 300

/** Scripts that are written without letters take about one token for each character. */
const wideCharacter = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/gu
const textTokens = (text: string): number => {
  const wide = text.match(wideCharacter)?.length ?? 0
  return wide + (text.length - wide) / charactersPerToken
}
const jsonTokens = (value: unknown): number => (value === undefined ? 0 : textTokens(JSON.stringify(value)))

const sum = <Item>(items: readonly Item[] | undefined, tokens: (item: Item) => number): number =>
  (items ?? []).reduce((total, item) => total + tokens(item), 0)

/** Pages that say so themselves; many files keep that compressed, and are taken by their size. */
const pagesOf = (bytes: Uint8Array): number => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const told = text.match(/\/Type\s{0,2}\/Page(?![a-zA-Z])/gu)?.length ?? 0
  return told > 0 ? told : Math.max(1, Math.ceil(bytes.byteLength / bytesPerPage))
}

const documentTokens = ({ format, source, context }: DocumentBlock): number => {
  const around = textTokens(context ?? '')
  if (source?.text !== undefined) return around + textTokens(source.text)
  if (source?.content !== undefined) return around + sum(source.content, (piece) => textTokens(piece.text ?? ''))
  if (source?.bytes === undefined) return around + tokensOfRemoteFile
  const { bytes } = source
  switch (format) {
    case 'pdf':
      return around + pagesOf(bytes) * tokensPerPage
    case 'doc':
    case 'docx':
    case 'xls':
    case 'xlsx':
      return around + bytes.byteLength / bytesPerOfficeToken
    case 'csv':
    case 'html':
    case 'md':
    case 'txt':
    case undefined:
      return around + bytes.byteLength / charactersPerToken
  }
}

const mediaTokens = (source: { readonly bytes?: Uint8Array | undefined } | undefined): number =>
  source?.bytes === undefined ? tokensOfRemoteFile : source.bytes.byteLength / bytesPerMediaToken

const searchResultTokens = ({ source, title, content }: NonNullable<ContentBlock['searchResult']>): number =>
  textTokens(`${source ?? ''}${title ?? ''}`) + sum(content, (piece) => textTokens(piece.text ?? ''))

const resultTokens = (block: ToolResultContentBlock): number => {
  if (block.text !== undefined) return textTokens(block.text)
  if (block.json !== undefined) return jsonTokens(block.json)
  if (block.image !== undefined) return tokensPerImage
  if (block.document !== undefined) return documentTokens(block.document)
  if (block.video !== undefined) return mediaTokens(block.video.source)
  return block.searchResult === undefined ? 0 : searchResultTokens(block.searchResult)
}

const guardTokens = ({ text, image }: GuardrailConverseContentBlock): number =>
  textTokens(text?.text ?? '') + (image === undefined ? 0 : tokensPerImage)

const blockTokens = (block: ContentBlock): number => {
  if (block.text !== undefined) return textTokens(block.text)
  if (block.image !== undefined) return tokensPerImage
  if (block.document !== undefined) return documentTokens(block.document)
  if (block.video !== undefined) return mediaTokens(block.video.source)
  if (block.audio !== undefined) return mediaTokens(block.audio.source)
  if (block.toolUse !== undefined) return textTokens(block.toolUse.name ?? '') + jsonTokens(block.toolUse.input)
  if (block.toolResult !== undefined) return sum(block.toolResult.content, resultTokens)
  if (block.guardContent !== undefined) return guardTokens(block.guardContent)
  if (block.reasoningContent !== undefined) return textTokens(block.reasoningContent.reasoningText?.text ?? '')
  if (block.citationsContent !== undefined) return sum(block.citationsContent.content, (piece) => textTokens(piece.text ?? ''))
  return block.searchResult === undefined ? 0 : searchResultTokens(block.searchResult)
}

const systemTokens = (block: SystemContentBlock): number =>
  textTokens(block.text ?? '') + (block.guardContent === undefined ? 0 : guardTokens(block.guardContent))

const toolTokens = ({ toolSpec }: Tool): number =>
  toolSpec === undefined ? 0 : textTokens(`${toolSpec.name ?? ''}${toolSpec.description ?? ''}`) + jsonTokens(toolSpec.inputSchema?.json)

/** About how many tokens the input takes. With a calibration of 1 it is what `calibrationOf` compares with the service's own count. */
export const estimateTokens = (input: ConverseStreamCommandInput, calibration: number): number => {
  const { messages, system, toolConfig, outputConfig } = input
  const offered = toolConfig?.tools ?? []
  const tokens =
    sum(messages, ({ content }) => tokensPerMessage + sum(content, blockTokens)) +
    sum(system, systemTokens) +
    sum(offered, toolTokens) +
    (offered.length > 0 ? tokensOfOfferingTools : 0) +
    textTokens(outputConfig?.textFormat?.structure?.jsonSchema?.schema ?? '')
  return Math.ceil(tokens * calibration)
}

/** `estimated` is uncalibrated; `actual` is all input that was counted, what came from the cache and what was written to it included. */
export type TokenSample = { readonly estimated: number; readonly actual: number }

const newestSamples = 8
const smallestCalibration = 0.4
const largestCalibration = 3

/** What estimates have to be multiplied with, after the newest samples (the last ones); 1 without any. Long requests weigh more. */
export const calibrationOf = (samples: readonly TokenSample[]): number => {
  const used = samples.filter(({ estimated, actual }) => estimated > 0 && actual > 0).slice(-newestSamples)
  if (used.length === 0) return 1
  const ratio = sum(used, ({ actual }) => actual) / sum(used, ({ estimated }) => estimated)
  return Math.min(largestCalibration, Math.max(smallestCalibration, ratio))
}
