import type { FolderEntry } from '../../../shared/attachment.ts'

/** A line of the chooser: a folder with the files directly in it that can be taken, or one of them. */
export type FolderRow =
  | { readonly type: 'folder'; readonly path: string; readonly takeable: readonly number[]; readonly fileCount: number }
  | { readonly type: 'file'; readonly name: string; readonly entry: FolderEntry; readonly position: number; readonly siblings: number }

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

export const takeableOf = (entries: readonly FolderEntry[]): readonly number[] =>
  entries.filter(({ obstacle }) => obstacle === null).map(({ index }) => index)

/** The files whose path holds every word of the filter, grouped by their folder: the top first, then as the names sort. */
export const folderRows = (entries: readonly FolderEntry[], filter: string): readonly FolderRow[] => {
  const wanted = filter.toLowerCase().split(/\s+/u)
  const found = entries.filter(({ path }) => wanted.every((word) => path.toLowerCase().includes(word)))
  const groups = new Map<string, FolderEntry[]>()
  for (const entry of found) {
    const folder = folderOf(entry.path)
    const inside = groups.get(folder)
    if (inside === undefined) groups.set(folder, [entry])
    else inside.push(entry)
  }
  return [...groups]
    .toSorted(([one], [other]) => byName.compare(one, other))
    .flatMap(([path, inside]): readonly FolderRow[] => {
      const files = inside.toSorted((one, other) => byName.compare(one.path, other.path))
      return [
        { type: 'folder', path, takeable: takeableOf(files), fileCount: files.length },
        ...files.map((entry, index): FolderRow => {
          return { type: 'file', name: nameOf(entry.path), entry, position: index + 1, siblings: files.length }
        }),
      ]
    })
}

/** Whether all, some or none of the files are chosen; none when there is nothing to choose. */
export const checkedOf = (indexes: readonly number[], chosen: ReadonlySet<number>): boolean | 'mixed' => {
  const count = indexes.filter((index) => chosen.has(index)).length
  if (count === 0) return false
  return count === indexes.length ? true : 'mixed'
}

/** The choice after a row was pressed: what is not wholly chosen becomes so, else nothing of it is. */
export const toggled = (indexes: readonly number[], chosen: ReadonlySet<number>): ReadonlySet<number> => {
  const next = new Set(chosen)
  const isWhole = checkedOf(indexes, chosen) === true
  for (const index of indexes) {
    if (isWhole) next.delete(index)
    else next.add(index)
  }
  return next
}

export const chosenBytes = (entries: readonly FolderEntry[], chosen: ReadonlySet<number>): number =>
  entries.reduce((sum, { index, sizeBytes }) => (chosen.has(index) ? sum + sizeBytes : sum), 0)
