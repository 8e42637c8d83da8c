/** Part of a program that has one colour; `className` names its kind. What lies between runs has none. */
export type CodeRun = { readonly start: number; readonly end: number; readonly className: string }

/** A syntax tree as lowlight gives it, as far as it is used. */
export type CodeNode = {
  readonly type: string
  readonly value?: string
  readonly properties?: Readonly<Record<string, unknown>>
  readonly children?: readonly CodeNode[]
}

/** A syntax tree as a row of coloured parts: the innermost kind of each character counts. */
export const codeRuns = (tree: CodeNode): readonly CodeRun[] => {
  const runs: CodeRun[] = []
  let place = 0
  const walk = (node: CodeNode, className: string): void => {
    if (node.value !== undefined && node.type === 'text') {
      if (className !== '') runs.push({ start: place, end: place + node.value.length, className })
      place += node.value.length
    }
    const own = kindOf(node) ?? className
    for (const child of node.children ?? []) walk(child, own)
  }
  walk(tree, '')
  return runs
}

const kindOf = ({ properties }: CodeNode): string | null => {
  const names: unknown = properties?.['className']
  return Array.isArray(names) ? names.map(String).join(' ') : null
}

/** A stretch of a row: coloured, or plain when `className` is empty. */
export type CodePiece = { readonly text: string; readonly className: string }

export const piecesOf = (text: string, runs: readonly CodeRun[], start: number, end: number): readonly CodePiece[] => {
  const pieces: CodePiece[] = []
  let place = start
  for (let index = firstAfter(runs, start); index < runs.length; index += 1) {
    const run = runs[index]
    if (run === undefined || run.start >= end) break
    if (run.start > place) pieces.push({ text: text.slice(place, run.start), className: '' })
    const runEnd = Math.min(run.end, end)
    pieces.push({ text: text.slice(Math.max(place, run.start), runEnd), className: run.className })
    place = runEnd
  }
  if (place < end) pieces.push({ text: text.slice(place, end), className: '' })
  return pieces
}

const firstAfter = (runs: readonly CodeRun[], place: number): number => {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((runs[middle]?.end ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low
}
