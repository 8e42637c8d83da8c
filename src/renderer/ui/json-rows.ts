import type { JsonValue } from '../../shared/json.ts'

/** One line of a tree. `size` is how many values it holds, null for a plain value; `path` names it in the tree. */
export type JsonRow = {
  readonly path: string
  readonly level: number
  readonly name: string | null
  readonly type: 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object' | 'more'
  readonly text: string
  readonly size: number | null
  readonly place: number
  readonly siblings: number
}

/** More values side by side are counted, not drawn. */
const maximumSiblings = 200
const openDepth = 2
/** As many lines stand open at first as fit a screen or two. */
const openRows = 60

const typeOf = (value: JsonValue): Exclude<JsonRow['type'], 'more'> => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'object' ? 'object' : typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'boolean'
}

const entriesOf = (value: JsonValue): readonly (readonly [string, JsonValue])[] | null =>
  value === null || typeof value !== 'object' ? null : Object.entries(value)

const rowsOf = (
  value: JsonValue,
  name: string | null,
  path: string,
  level: number,
  place: number,
  siblings: number,
  open: ReadonlySet<string>,
): readonly JsonRow[] => {
  const entries = entriesOf(value)
  const row: JsonRow = {
    path,
    level,
    name,
    type: typeOf(value),
    text: value === null || typeof value === 'object' ? '' : String(value),
    size: entries?.length ?? null,
    place,
    siblings,
  }
  if (entries === null || !open.has(path)) return [row]
  const isList = Array.isArray(value)
  const shown = entries.slice(0, maximumSiblings)
  const count = Math.min(entries.length, maximumSiblings + 1)
  const rest = entries.length - shown.length
  return [
    row,
    ...shown.flatMap(([key, child], index) =>
      rowsOf(child, isList ? String(index + 1) : key, `${path}/${key}`, level + 1, index + 1, count, open),
    ),
    ...(rest === 0
      ? []
      : [
          {
            path: `${path}//more`,
            level: level + 1,
            name: null,
            type: 'more' as const,
            text: String(rest),
            size: null,
            place: count,
            siblings: count,
          },
        ]),
  ]
}

/** The lines of a value as a tree, those inside closed ones left out. */
export const jsonRows = (value: JsonValue, open: ReadonlySet<string>): readonly JsonRow[] => rowsOf(value, null, '', 1, 1, 1, open)

const containersOf = (value: JsonValue, path: string, depth: number): readonly string[] => {
  const entries = entriesOf(value)
  if (entries === null || depth > openDepth) return []
  return [path, ...entries.slice(0, maximumSiblings).flatMap(([key, child]) => containersOf(child, `${path}/${key}`, depth + 1))]
}

/** What stands open at first: two levels deep, fewer where that would be long. */
export const firstOpen = (value: JsonValue): ReadonlySet<string> => {
  const all = new Set(containersOf(value, '', 1))
  return jsonRows(value, all).length <= openRows ? all : new Set([''])
}
