import { createHash } from 'node:crypto'

const anyToolUseId = '^[a-zA-Z0-9_.:-]{1,64}$'

/** Nine letters and digits, the shortest form that any family asks for; the same id always gives the same one. */
const shortId = (toolUseId: string, attempt: number): string =>
  BigInt(`0x${createHash('sha256').update(`${attempt}:${toolUseId}`).digest('hex')}`)
    .toString(36)
    .slice(0, 9)

/** Gives each tool call of a request an id that the model's family accepts and that no other call has. */
export const createToolIds = (familyPattern: string | null): ((toolUseId: string) => string) => {
  const pattern = new RegExp(familyPattern ?? anyToolUseId, 'u')
  const taken = new Set<string>()
  return (toolUseId) => {
    let id = toolUseId
    for (let attempt = 0; !pattern.test(id) || taken.has(id); attempt += 1) id = shortId(toolUseId, attempt)
    taken.add(id)
    return id
  }
}
