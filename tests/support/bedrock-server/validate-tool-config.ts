import { claudeOf, isNova2, isKnown, lacks, takesMidTools } from './model-facts.ts'
import { firstOf, invalid, type Rejection } from './rejection.ts'
import { schemaProblem } from './validate-output.ts'
import type { WireRequest } from './validate-shape.ts'

const strictTools = 20
const novaTools = new Set(['nova_grounding', 'nova_code_interpreter'])

const withoutIt = (field: string): Rejection => invalid(`This model doesn't support the ${field} field. Remove ${field} and try again.`)

const checkChoice = ({ toolConfig }: WireRequest, names: readonly string[], baseId: string): Rejection | null => {
  const choice = toolConfig?.toolChoice
  const kind = choice?.any !== undefined ? 'any' : choice?.tool !== undefined ? 'tool' : null
  if (kind === null) return null
  if (claudeOf(baseId)?.thinking === 'always') return invalid('tool_choice: type "tool" and "any" are not supported for this model')
  if (lacks.forcedToolChoice(baseId)) return withoutIt(`toolConfig.toolChoice.${kind}`)
  const wanted = choice?.tool?.name
  return wanted === undefined || names.includes(wanted) ? null : invalid(`Tool '${wanted}' not found in provided tools`)
}

const checkStrict = ({ toolConfig }: WireRequest, baseId: string): Rejection | null => {
  const strict = (toolConfig?.tools ?? []).flatMap(({ toolSpec }) => (toolSpec?.strict === true ? [toolSpec] : []))
  if (strict.length === 0) return null
  if (lacks.structured(baseId)) return withoutIt('toolConfig.tools.toolSpec.strict')
  if (strict.length > strictTools) return invalid(`Too many strict tools: ${strict.length}. The maximum is ${strictTools}.`)
  const problem = strict.map(({ inputSchema }) => schemaProblem(inputSchema.json)).find((found) => found !== null)
  return problem === undefined ? null : invalid(`tools.0.custom.input_schema: ${problem}`)
}

const checkSystemTools = ({ toolConfig }: WireRequest, baseId: string): Rejection | null => {
  const systemTools = (toolConfig?.tools ?? []).flatMap(({ systemTool }) => systemTool?.name ?? [])
  if (systemTools.length === 0 || !isKnown(baseId)) return null
  if (!isNova2(baseId)) return withoutIt('toolConfig.tools.systemTool')
  const unknown = systemTools.find((name) => !novaTools.has(name))
  return unknown === undefined ? null : invalid(`The system tool ${unknown} is not supported by this model.`)
}

/** Tools that come and go in the middle of a conversation must be among the tools of the request. */
const checkChanges = ({ messages }: WireRequest, names: readonly string[], baseId: string): Rejection | null => {
  const changes = messages.flatMap(({ content }) => content.flatMap(({ toolAddition, toolRemoval }) => toolAddition ?? toolRemoval ?? []))
  if (changes.length === 0) return null
  if (!takesMidTools(baseId)) return withoutIt('toolAddition')
  const unknown = changes.find(({ tool }) => tool.serverName === undefined && !names.includes(tool.name ?? ''))
  return unknown === undefined ? null : invalid(`Tool '${unknown.tool.name ?? ''}' not found in provided tools`)
}

/** The tools that are offered, and how one is chosen. */
export const checkToolConfig = (request: WireRequest, baseId: string): Rejection | null => {
  const names = (request.toolConfig?.tools ?? []).flatMap(({ toolSpec, systemTool }) => toolSpec?.name ?? systemTool?.name ?? [])
  return firstOf([
    () => (request.toolConfig !== undefined && lacks.tools(baseId) ? invalid("This model doesn't support tool use.") : null),
    () => (new Set(names).size < names.length ? invalid('The tool names in a request must be unique.') : null),
    () => checkChoice(request, names, baseId),
    () => checkStrict(request, baseId),
    () => checkSystemTools(request, baseId),
    () => checkChanges(request, names, baseId),
  ])
}
