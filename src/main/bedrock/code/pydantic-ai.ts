import { isJsonObject } from '../../../shared/is-json-object.ts'
import type { JsonValue } from '../../../shared/json.ts'
import { codeMessages } from '../../../shared/messages/code.ts'
import { quoted } from './print-value.ts'
import { commented, sourceOf, type Draft } from './program.ts'
import { callOf, keywords, pythonValue, sessionLine, standardImports } from './python-parts.ts'

type Members = Draft['members']
type Turn = { readonly role: 'user' | 'assistant'; readonly texts: readonly string[] }

const inferenceNames: ReadonlySet<string> = new Set(['maxTokens', 'temperature', 'topP', 'stopSequences'])

/** Members that a setting takes as they are. */
const settingNames: readonly (readonly [string, string])[] = [
  ['guardrailConfig', 'bedrock_guardrail_config'],
  ['performanceConfig', 'bedrock_performance_configuration'],
  ['requestMetadata', 'bedrock_request_metadata'],
  ['additionalModelResponseFieldPaths', 'bedrock_additional_model_response_fields_paths'],
  ['promptVariables', 'bedrock_prompt_variables'],
  ['additionalModelRequestFields', 'bedrock_additional_model_requests_fields'],
  ['serviceTier', 'bedrock_service_tier'],
]

const textOf = (block: JsonValue): string | null =>
  isJsonObject(block) && typeof block['text'] === 'string' && Object.keys(block).length === 1 ? block['text'] : null

const textsOf = (content: JsonValue | undefined): readonly string[] | null => {
  if (!Array.isArray(content) || content.length === 0) return null
  const texts = content.flatMap((block) => textOf(block) ?? [])
  return texts.length === content.length ? texts : null
}

const turnOf = (message: JsonValue): Turn | null => {
  if (!isJsonObject(message)) return null
  const { role, content } = message
  const texts = textsOf(content)
  return texts !== null && (role === 'user' || role === 'assistant') ? { role, texts } : null
}

/** Messages of nothing but text, ending with a question: the only ones that are sure to be sent the same way. */
const plainTurns = (messages: readonly JsonValue[]): readonly Turn[] | null => {
  const turns = messages.flatMap((message) => turnOf(message) ?? [])
  const alternate = turns.every(({ role }, place) => role === (place % 2 === 0 ? 'user' : 'assistant'))
  return turns.length === messages.length && alternate && turns.at(-1)?.role === 'user' ? turns : null
}

const listOf = (value: JsonValue | undefined, name?: string): readonly JsonValue[] => {
  const list = name === undefined ? value : isJsonObject(value) ? value[name] : undefined
  return Array.isArray(list) ? list : []
}

/** The lifetime of the cache point that a list of blocks ends with. */
const cacheLifetime = (blocks: readonly JsonValue[]): JsonValue | undefined => {
  const last = blocks.at(-1)
  const point = isJsonObject(last) ? last['cachePoint'] : undefined
  return isJsonObject(point) ? (point['ttl'] ?? '5m') : undefined
}

const historyLines = (turns: readonly Turn[]): readonly string[] =>
  turns.length === 0
    ? []
    : [
        'history = [',
        ...turns.map(({ role, texts }) =>
          role === 'user'
            ? `    ModelRequest(parts=[UserPromptPart([${texts.map(quoted).join(', ')}])]),`
            : `    ModelResponse(parts=[${texts.map((text) => `TextPart(${quoted(text)})`).join(', ')}]),`,
        ),
        ']',
        '',
      ]

const hookLines = (draft: Draft, asSent: Members): readonly string[] => {
  if (Object.keys(asSent).length === 0) return []
  const messages = [
    '    messages = params["messages"]',
    '    later = messages[seen.setdefault("messages", len(messages)) :]',
    '    params.update(as_sent)',
    '    params["messages"] = [*as_sent["messages"], *later]',
  ]
  return [
    ...commented('#', [codeMessages.asSent, codeMessages.asSentNames(Object.keys(asSent).join(', '))]),
    `as_sent = ${pythonValue(draft, asSent)}`,
    ...(asSent['messages'] === undefined ? [] : ['seen = {}']),
    '',
    '',
    'def put_in_as_sent(params, **_):',
    ...(asSent['messages'] === undefined ? ['    params.update(as_sent)'] : messages),
    '',
    '',
    'client.meta.events.register("provide-client-params.bedrock-runtime", put_in_as_sent)',
    '',
  ]
}

const toolLines = (specs: readonly Members[], draft: Draft): readonly string[] =>
  specs.length === 0
    ? []
    : [
        'def run_tool(**_):',
        `    # ${codeMessages.toolIsYours}`,
        '    return "Not implemented"',
        '',
        '',
        `tools = ${pythonValue(draft, [...specs])}`,
        '',
      ]

/** What has to be put in as it was sent, since no setting says it, or not surely so for every model. */
const asSentOf = (members: Members, turns: readonly Turn[] | null): Members => {
  const system = listOf(members['system'])
  const isPlainSystem = system.length === 0 || (system.length === 1 && textsOf([...system]) !== null)
  const known = new Set(settingNames.map(([name]) => name))
  const { inferenceConfig } = members
  const isPlainInference = isJsonObject(inferenceConfig) && Object.keys(inferenceConfig).every((name) => inferenceNames.has(name))
  const isNative = (name: string): boolean => {
    if (name === 'messages') return turns !== null
    if (name === 'system') return isPlainSystem
    return name === 'inferenceConfig' ? isPlainInference : known.has(name)
  }
  return Object.fromEntries(Object.entries(members).filter(([name]) => !isNative(name)))
}

const runLines = (isStreamed: boolean, hasHistory: boolean): readonly string[] => {
  const given = hasHistory ? 'prompt, message_history=history' : 'prompt'
  if (!isStreamed) return [`print(agent.run_sync(${given}).output)`]
  return [
    'async def main():',
    `    async with agent.run_stream(${given}) as result:`,
    '        async for text in result.stream_text(delta=True):',
    '            print(text, end="", flush=True)',
    '    print()',
    '',
    '',
    'asyncio.run(main())',
  ]
}

/** The words of the question, where they stand in for a message that is put in as it was sent. */
const wordsOf = (message: JsonValue | undefined): readonly string[] => {
  const texts = listOf(message, 'content').flatMap((block) => textOf(block) ?? [])
  return texts.length === 0 ? ['…'] : texts
}

export const pydanticAi = (draft: Draft): string => {
  const { members, modelId, isStreamed, heading } = draft
  const messages = listOf(members['messages'])
  const turns = plainTurns(messages)
  const history = turns === null ? [] : turns.slice(0, -1)
  const inference = isJsonObject(members['inferenceConfig']) ? members['inferenceConfig'] : {}
  const specs = listOf(members['toolConfig'], 'tools').flatMap((tool) =>
    isJsonObject(tool) && isJsonObject(tool['toolSpec']) ? [tool['toolSpec']] : [],
  )
  const settings = keywords(draft, [
    ['max_tokens', inference['maxTokens']],
    ['temperature', inference['temperature']],
    ['top_p', inference['topP']],
    ['stop_sequences', inference['stopSequences']],
    ...settingNames.map(([name, setting]) => [setting, members[name]] as const),
    ['bedrock_cache_instructions', cacheLifetime(listOf(members['system']))],
    ['bedrock_cache_tool_definitions', cacheLifetime(listOf(members['toolConfig'], 'tools'))],
  ])
  const systemTexts = listOf(members['system']).flatMap((block) => textOf(block) ?? [])
  const agent = [
    'model',
    ...keywords(draft, [['instructions', systemTexts.length === 0 ? undefined : systemTexts.join('\n\n')]]),
    ...(specs.length === 0
      ? []
      : ['tools=[Tool.from_schema(run_tool, spec["name"], spec.get("description", ""), spec["inputSchema"]["json"]) for spec in tools]']),
  ]
  return sourceOf([
    ...commented('#', heading),
    isStreamed ? 'import asyncio' : null,
    ...standardImports(draft),
    isStreamed && standardImports(draft).length === 0 ? '' : null,
    'import boto3',
    `from pydantic_ai import Agent${specs.length === 0 ? '' : ', Tool'}`,
    history.length === 0 ? null : 'from pydantic_ai.messages import ModelRequest, ModelResponse, TextPart, UserPromptPart',
    'from pydantic_ai.models.bedrock import BedrockConverseModel, BedrockModelSettings',
    'from pydantic_ai.providers.bedrock import BedrockProvider',
    '',
    sessionLine(draft),
    'client = session.client("bedrock-runtime")',
    '',
    `settings = ${callOf('BedrockModelSettings', settings)}`,
    `model = ${callOf('BedrockConverseModel', [quoted(modelId), 'provider=BedrockProvider(bedrock_client=client)', 'settings=settings'])}`,
    '',
    ...hookLines(draft, asSentOf(members, turns)),
    ...toolLines(specs, draft),
    `agent = ${callOf('Agent', agent)}`,
    '',
    ...historyLines(history),
    `prompt = ${pythonValue(draft, [...(turns?.at(-1)?.texts ?? wordsOf(messages.at(-1)))])}`,
    '',
    ...(isStreamed ? [''] : []),
    ...runLines(isStreamed, history.length > 0),
  ])
}
