import type { JsonValue } from '../../shared/json.ts'
import type { Tool } from './tool.ts'

type ToolSpec = { readonly name: string; readonly description: string; readonly inputSchema: JsonValue }

export type ToolRegistry = {
  /** The app's own first, then those of servers, each by name: the same order at each request, so that a prompt cache holds. */
  readonly list: () => readonly Tool[]
  /** Null for a name that no tool has now. */
  readonly find: (name: string) => Tool | null
  /** What the model is offered: all but those of `off`, and no more than every family takes. */
  readonly specs: (off: ReadonlySet<string>) => readonly ToolSpec[]
}

/** The fewest that a family is known to take at once: https://platform.openai.com/docs/assistants/tools/function-calling */
export const mostOfferedTools = 128

/** By code units, not by the language of the system. */
const byName = (one: Tool, other: Tool): number => {
  if (one.name === other.name) return 0
  return one.name < other.name ? -1 : 1
}

/** No tool of a server takes the name of one that is here already: a model would call the wrong one. */
const withoutDoubles = (tools: readonly Tool[]): readonly Tool[] => {
  const taken = new Set<string>()
  return tools.filter(({ name }) => {
    const isFree = !taken.has(name)
    taken.add(name)
    return isFree
  })
}

type Sources = { readonly builtIn: readonly Tool[]; readonly mcp: () => readonly Tool[] }

export const createToolRegistry = ({ builtIn, mcp }: Sources): ToolRegistry => {
  const own = builtIn.toSorted(byName)
  const list = (): readonly Tool[] => withoutDoubles([...own, ...mcp().toSorted(byName)])
  return {
    list,
    find: (name) => list().find((tool) => tool.name === name) ?? null,
    specs: (off) =>
      list()
        .filter(({ name }) => !off.has(name))
        .slice(0, mostOfferedTools)
        .map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
  }
}
