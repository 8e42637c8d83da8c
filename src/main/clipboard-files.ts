import { fileURLToPath } from 'node:url'
import { clipboard } from 'electron'

export type ClipboardFiles =
  | { readonly type: 'files'; readonly paths: readonly string[] }
  | { readonly type: 'image'; readonly png: Uint8Array }

const fileAddress = (line: string): string[] => {
  const address = line.trim()
  return address.startsWith('file://') && URL.canParse(address) ? [fileURLToPath(address)] : []
}

/** Each system has its own way to say which files were copied; all but Windows say it as addresses. */
const formats = { linux: ['x-special/gnome-copied-files', 'text/uri-list'], darwin: ['public.file-url'], win32: [] } as const

const copiedPaths = (): readonly string[] => {
  if (process.platform === 'win32') {
    const path = clipboard.readBuffer('FileNameW').toString('utf16le').replaceAll('\0', '')
    return path === '' ? [] : [path]
  }
  const known = process.platform === 'darwin' ? formats.darwin : formats.linux
  const found = known.map((format) => clipboard.readBuffer(format).toString('utf8').split('\n').flatMap(fileAddress))
  return found.find((paths) => paths.length > 0) ?? []
}

/** The files or the picture in the clipboard; null where it holds neither. */
export const readClipboardFiles = (): ClipboardFiles | null => {
  const paths = copiedPaths()
  if (paths.length > 0) return { type: 'files', paths }
  const image = clipboard.readImage()
  return image.isEmpty() ? null : { type: 'image', png: new Uint8Array(image.toPNG()) }
}
