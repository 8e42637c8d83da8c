import { clipboard, type NativeImage } from 'electron'
import { filesInAddressList } from './files-in-address-list.ts'
import type { ClipboardContent } from './ipc/handlers/attachments.ts'

const addressList = 'text/uri-list'

const chosen = (paths: readonly string[], png: Uint8Array | null): ClipboardContent | null => {
  if (paths.length > 0) return { type: 'files', paths }
  return png === null ? null : { type: 'image', png }
}

/** What Electron had until version 44, which answers at once; its types are gone. */
type EarlierClipboard = { readonly readImage: () => NativeImage; readonly readBuffer: (format: string) => Buffer }

const isEarlier = (value: object): value is EarlierClipboard => 'readImage' in value && 'readBuffer' in value

const readEarlier = (earlier: EarlierClipboard): ClipboardContent | null => {
  const format = process.platform === 'darwin' ? 'public.file-url' : addressList
  const path = process.platform === 'win32' ? earlier.readBuffer('FileNameW').toString('utf16le').replaceAll('\0', '') : ''
  const image = earlier.readImage()
  return chosen(
    path === '' ? filesInAddressList(earlier.readBuffer(format).toString('utf8')) : [path],
    image.isEmpty() ? null : new Uint8Array(image.toPNG()),
  )
}

const readAsBlobs = async (): Promise<ClipboardContent | null> => {
  const items = await clipboard.read()
  const blobOf = async (type: string): Promise<Blob | null> => {
    const value = await items.find(({ types }) => types.includes(type))?.getType(type)
    return value instanceof Blob ? value : null
  }
  const [list, picture] = await Promise.all([blobOf(addressList), blobOf('image/png')])
  return chosen(
    list === null ? [] : filesInAddressList(await list.text()),
    picture === null ? null : new Uint8Array(await picture.arrayBuffer()),
  )
}

/** The files or the picture in the clipboard; null where it holds neither. */
export const readClipboardFiles = async (): Promise<ClipboardContent | null> => {
  const known: object = clipboard
  return isEarlier(known) ? readEarlier(known) : readAsBlobs()
}
