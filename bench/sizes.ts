import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { report } from './report.ts'

const renderer = join(import.meta.dirname, '../out/renderer')
const unpacked = join(import.meta.dirname, '../dist/linux-unpacked')

const addressesIn = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].flatMap((match) => match[1] ?? [])

/** Everything the first page loads by itself: what index.html names, what its entry loads after the first frame, and what these import. */
const initialFiles = (): Set<string> => {
  const found = new Set<string>()
  const visit = (file: string): void => {
    if (found.has(file) || !existsSync(file)) return
    found.add(file)
    if (!file.endsWith('.js')) return
    const text = readFileSync(file, 'utf8')
    for (const address of addressesIn(text, /(?:\bfrom|\bimport)\s*["'`](\.\/[^"'`]+)["'`]/gu)) visit(join(dirname(file), address))
  }
  const page = join(renderer, 'index.html')
  found.add(page)
  for (const address of addressesIn(readFileSync(page, 'utf8'), /(?:src|href)="([^"]+\.(?:js|css))"/gu)) {
    const entry = join(renderer, address)
    visit(entry)
    for (const later of addressesIn(readFileSync(entry, 'utf8'), /\bimport\(["'`](\.\/start-[^"'`]+)["'`]\)/gu))
      visit(join(dirname(entry), later))
  }
  return found
}

const folderBytes = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

export const measureSizes = (): void => {
  const gzipped = [...initialFiles()].reduce((sum, file) => sum + gzipSync(readFileSync(file)).byteLength, 0)
  report('bundle.renderer_initial_kb_gzip', gzipped / 1024, 'kB')
  const resources = join(unpacked, 'resources')
  if (!existsSync(resources)) throw new Error('Run `npm run package` first: the size of the package cannot be measured without it.')
  report('payload.app_mb', folderBytes(resources) / (1024 * 1024), 'MB')
}
