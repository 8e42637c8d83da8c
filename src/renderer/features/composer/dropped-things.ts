import { composerMessages as words } from '../../../shared/messages/composer.ts'

/** What was dropped, once it can be read. */
export type DroppedThings =
  | { readonly type: 'files'; readonly files: readonly File[] }
  /** A picture whose data was in its address; `bytes` null where they could not be read. */
  | { readonly type: 'image'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> | null }
  /** Of a picture on the web, or of a file, nothing but the address came. */
  | { readonly type: 'address-only'; readonly name: string; readonly isFile: boolean }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'nothing' }

type DropData = { readonly files: readonly File[]; readonly getData: (type: string) => string }

const bytesOf = (isBase64: boolean, data: string): Uint8Array<ArrayBuffer> | null => {
  try {
    const decoded = decodeURIComponent(data)
    return isBase64 ? Uint8Array.from(atob(decoded), (character) => character.codePointAt(0) ?? 0) : new TextEncoder().encode(decoded)
  } catch {
    // Cut off or made up: it is refused with words.
    return null
  }
}

/** The picture that an address holds itself; null for any other address. */
const imageOfAddress = (address: string): Extract<DroppedThings, { type: 'image' }> | null => {
  const found = /^data:image\/([\w.-]+)(?:\+xml)?((?:;[\w=.-]+)*),(.*)$/isu.exec(address.trim())
  if (found === null) return null
  const [, kind = '', parameters = '', data = ''] = found
  return { type: 'image', name: `${words.droppedImage}.${kind.toLowerCase()}`, bytes: bytesOf(/;base64$/iu.test(parameters), data) }
}

/** The address of the only thing that a piece of HTML shows, when that is a picture. It is searched, never parsed into the page. */
const imageAddressIn = (html: string): string | null => {
  const found = /<img\b[^>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/iu.exec(html)
  const body = html.replaceAll(/<(style|script|title)\b.*?<\/\1>/gisu, '').replaceAll(/<!--.*?-->|<[^>]*>|&nbsp;/gsu, '')
  if (found === null || body.trim() !== '') return null
  return (found[1] ?? found[2] ?? found[3] ?? '').replaceAll('&amp;', '&')
}

const nameIn = (address: string): string => {
  const last =
    address
      .split(/[?#]/u)[0]
      ?.split('/')
      .findLast((part) => part !== '') ?? ''
  try {
    return last === '' ? words.droppedImage : decodeURIComponent(last)
  } catch {
    // Not meant to be decoded: shown as it came.
    return last
  }
}

const isImageAddress = (address: string): boolean =>
  /^https?:\/\/[^?#]*\.(?:png|jpe?g|gif|webp|avif|svg|bmp|tiff?|heic)(?:[?#]|$)/iu.test(address)

/** What a drop holds: files before anything else, then a picture of a web page, then text. */
export const droppedThings = ({ files, getData }: DropData): DroppedThings => {
  if (files.length > 0) return { type: 'files', files }
  const addresses = getData('text/uri-list')
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  const [address = ''] = addresses
  const imageAddress = imageAddressIn(getData('text/html')) ?? (isImageAddress(address) ? address : null)
  const held = imageOfAddress(imageAddress ?? address)
  if (held !== null) return held
  if (imageAddress !== null) return { type: 'address-only', name: nameIn(imageAddress), isFile: false }
  if (/^file:/iu.test(address)) return { type: 'address-only', name: nameIn(address), isFile: true }
  const text = getData('text/plain') || addresses.join('\n')
  return text === '' ? { type: 'nothing' } : { type: 'text', text }
}
