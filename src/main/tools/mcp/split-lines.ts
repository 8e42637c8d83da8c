const newline = 0x0a

export type LineSplitter = (chunk: Buffer) => void

/** Calls `onLine` for each whole line. `onTooLong` is told once of a line that does not end, and nothing more comes then. */
export const createLineSplitter = (
  longestBytes: number,
  onLine: (line: string, sizeBytes: number) => void,
  onTooLong: () => void,
): LineSplitter => {
  let parts: Buffer[] = []
  let size = 0
  let isOver = false
  return (chunk) => {
    let start = 0
    while (!isOver && start < chunk.length) {
      const end = chunk.indexOf(newline, start)
      const part = chunk.subarray(start, end === -1 ? chunk.length : end)
      size += part.length
      if (size > longestBytes) {
        isOver = true
        parts = []
        onTooLong()
        return
      }
      parts.push(part)
      if (end === -1) return
      const line = Buffer.concat(parts).toString('utf8')
      const sizeBytes = size
      parts = []
      size = 0
      start = end + 1
      if (line.trim() !== '') onLine(line, sizeBytes)
    }
  }
}
