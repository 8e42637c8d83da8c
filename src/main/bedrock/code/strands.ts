import { isJsonObject } from '../../../shared/is-json-object.ts'
import type { JsonValue } from '../../../shared/json.ts'
import { codeMessages } from '../../../shared/messages/code.ts'
import { commented, sourceOf, type Draft } from './program.ts'
import { callOf, keywords, pythonValue, sessionLine, standardImports } from './python-parts.ts'

type Members = Draft['members']

const namesOf = (value: JsonValue | undefined): readonly string[] => (isJsonObject(value) ? Object.keys(value) : [])
const consistsOf = (value: JsonValue | undefined, known: readonly string[]): value is Members =>
  isJsonObject(value) && namesOf(value).every((name) => known.includes(name))

const inferenceNames = ['maxTokens', 'temperature', 'topP', 'stopSequences']
const guardrailNames = ['guardrailIdentifier', 'guardrailVersion', 'trace', 'streamProcessingMode']

/** The members that BedrockModel's own settings say exactly, by their names in the request. */
const settingsOf = (members: Members): ReadonlyMap<string, readonly (readonly [string, JsonValue | undefined])[]> => {
  const { inferenceConfig, guardrailConfig, additionalModelRequestFields, additionalModelResponseFieldPaths } = members
  const settings = new Map<string, readonly (readonly [string, JsonValue | undefined])[]>()
  if (consistsOf(inferenceConfig, inferenceNames)) {
    settings.set('inferenceConfig', [
      ['max_tokens', inferenceConfig['maxTokens']],
      ['temperature', inferenceConfig['temperature']],
      ['top_p', inferenceConfig['topP']],
      ['stop_sequences', inferenceConfig['stopSequences']],
    ])
  }
  // Without a trace BedrockModel would ask for one.
  if (consistsOf(guardrailConfig, guardrailNames) && guardrailConfig['trace'] !== undefined) {
    settings.set('guardrailConfig', [
      ['guardrail_id', guardrailConfig['guardrailIdentifier']],
      ['guardrail_version', guardrailConfig['guardrailVersion']],
      ['guardrail_trace', guardrailConfig['trace']],
      ['guardrail_stream_processing_mode', guardrailConfig['streamProcessingMode']],
    ])
  }
  if (namesOf(additionalModelRequestFields).length > 0) {
    settings.set('additionalModelRequestFields', [['additional_request_fields', additionalModelRequestFields]])
  }
  if (additionalModelResponseFieldPaths !== undefined) {
    settings.set('additionalModelResponseFieldPaths', [['additional_response_field_paths', additionalModelResponseFieldPaths]])
  }
  return settings
}

/** Members that the agent says. */
const ofAgent: ReadonlySet<string> = new Set(['messages', 'system'])

const toolsIn = (members: Members): readonly JsonValue[] => {
  const { toolConfig } = members
  const tools = isJsonObject(toolConfig) && Array.isArray(toolConfig['tools']) ? toolConfig['tools'] : []
  return tools.flatMap((tool) => (isJsonObject(tool) && isJsonObject(tool['toolSpec']) ? [tool['toolSpec']] : []))
}

const toolLines: readonly string[] = [
  'def run_tool(tool_use, **_):',
  `    # ${codeMessages.toolIsYours}`,
  '    return {"toolUseId": tool_use["toolUseId"], "status": "error", "content": [{"text": "Not implemented"}]}',
  '',
  '',
]

/** A single text is a plain string there. */
const systemPrompt = (system: JsonValue | undefined): JsonValue | undefined => {
  if (!Array.isArray(system) || system.length === 0) return undefined
  const [only] = system
  return system.length === 1 && isJsonObject(only) && typeof only['text'] === 'string' ? only['text'] : system
}

export const strands = (draft: Draft): string => {
  const { members, modelId, isStreamed, heading } = draft
  const settings = settingsOf(members)
  const rest = Object.fromEntries(Object.entries(members).filter(([name]) => !settings.has(name) && !ofAgent.has(name)))
  const tools = toolsIn(members)
  const messages = Array.isArray(members['messages']) ? members['messages'] : []
  const last = messages.at(-1)
  const question = isJsonObject(last) && last['role'] === 'user' ? last['content'] : undefined
  const history = question === undefined ? messages : messages.slice(0, -1)
  const model = [
    'boto_session=session',
    ...keywords(draft, [['model_id', modelId], ...[...settings.values()].flat(), ['streaming', isStreamed]]),
    ...(Object.keys(rest).length === 0 ? [] : keywords(draft, [['additional_args', rest]])),
  ]
  const agent = [
    'model=model',
    ...keywords(draft, [
      ['system_prompt', systemPrompt(members['system'])],
      ['messages', history.length === 0 ? undefined : history],
    ]),
    ...(tools.length === 0 ? [] : ['tools=[PythonAgentTool(spec["name"], spec, run_tool) for spec in tools]']),
  ]
  return sourceOf([
    ...commented('#', [...heading, ...(Object.keys(rest).length === 0 ? [] : [`additional_args: ${codeMessages.passedThrough}`])]),
    ...standardImports(draft),
    'import boto3',
    'from strands import Agent',
    'from strands.models import BedrockModel',
    tools.length === 0 ? null : 'from strands.tools.tools import PythonAgentTool',
    '',
    sessionLine(draft),
    '',
    `model = ${callOf('BedrockModel', model)}`,
    '',
    ...(tools.length === 0 ? [] : [`tools = ${pythonValue(draft, [...tools])}`, '', '', ...toolLines]),
    `agent = ${callOf('Agent', agent)}`,
    '',
    question === undefined ? 'agent()' : `agent(${pythonValue(draft, question)})`,
  ])
}
