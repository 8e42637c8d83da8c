import type { McpPrompt } from '../../../../shared/mcp.ts'

/** What is typed of a command; null where the text is none: it begins with a slash and has no space yet. */
export const commandTyped = (text: string): string | null => /^\/(?<typed>\S{0,256})$/u.exec(text)?.groups?.['typed'] ?? null

const shownPrompts = 50

/** Those whose command begins with it first, then those that have it in their command, title or server. */
export const findPrompts = (prompts: readonly McpPrompt[], typed: string): readonly McpPrompt[] => {
  const wanted = typed.toLowerCase()
  const rank = ({ command, title, serverName }: McpPrompt): number => {
    if (command.toLowerCase().startsWith(wanted)) return 0
    return [command, title, serverName].some((text) => text.toLowerCase().includes(wanted)) ? 1 : 2
  }
  return prompts
    .map((prompt) => ({ prompt, place: rank(prompt) }))
    .filter(({ place }) => place < 2)
    .toSorted((one, other) => one.place - other.place || one.prompt.command.localeCompare(other.prompt.command))
    .slice(0, shownPrompts)
    .map(({ prompt }) => prompt)
}
