type ModuleInfo = { readonly importedIds: readonly string[] }
type Context = { readonly getModuleInfo: (id: string) => ModuleInfo | null }

const reachable = (entry: string, context: Context): ReadonlySet<string> => {
  const found = new Set<string>()
  const visit = (id: string): void => {
    if (found.has(id)) return
    found.add(id)
    context.getModuleInfo(id)?.importedIds.forEach(visit)
  }
  visit(entry)
  return found
}

/**
 * Everything that `entry` needs at once goes into one file: the main process serves the page's files one by one, while it is busy with its own start.
 * What loads later stays in files of its own, and so does Vite's helper, without which the page loads nothing.
 */
export const startChunk = (entry: string) => {
  let files: ReadonlySet<string> | null = null
  const loader = { name: 'load', test: /vite\/preload-helper/u, priority: 1 } as const
  const start = {
    name: (id: string, context: Context): string | null => {
      files ??= reachable(entry, context)
      return files.has(id) ? 'start' : null
    },
  } as const
  const groups: [typeof loader, typeof start] = [loader, start]
  return { groups }
}
