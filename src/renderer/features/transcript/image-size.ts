export type ImageSize = { readonly width: number; readonly height: number }

/** As much of a picture as its size is found in, in bytes of base64 text. */
const headCharacters = 128_000

/** The media types of the pictures that this window draws, by the service's word for their format. */
export const drawnImages: Readonly<Record<string, string>> = { png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' }

const size = (width: number, height: number): ImageSize | null => (width > 0 && height > 0 ? { width, height } : null)

const jpegSize = (view: DataView): ImageSize | null => {
  let at = 2
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return size(view.getUint16(at + 7), view.getUint16(at + 5))
    at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  return null
}

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536

const webpSize = (view: DataView): ImageSize | null => {
  const kind = view.getUint8(15)
  if (kind === 0x58) return size(1 + uint24(view, 24), 1 + uint24(view, 27))
  if (kind === 0x4c) {
    const bits = view.getUint32(21, true)
    return size(1 + (bits & 0x3fff), 1 + ((bits >> 14) & 0x3fff))
  }
  return size(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
}

const wordAt = (view: DataView, at: number): number => view.getUint32(at)

/** By its own signature: the window decodes a picture as what it is, not as what it is said to be. */
const readSize = (view: DataView): ImageSize | null => {
  if (view.byteLength < 30) return null
  if (wordAt(view, 0) === 0x89504e47) return size(view.getUint32(16), view.getUint32(20))
  if (wordAt(view, 0) === 0x47494638) return size(view.getUint16(6, true), view.getUint16(8, true))
  if (wordAt(view, 0) === 0x52494646 && wordAt(view, 8) === 0x57454250) return webpSize(view)
  return view.getUint16(0) === 0xffd8 ? jpegSize(view) : null
}

const sizeIn = (base64: string): ImageSize | null => {
  try {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    return readSize(new DataView(bytes.buffer))
  } catch {
    // What is no base64, or is cut, has no size.
    return null
  }
}

/** The pixels of a picture as its own bytes tell them, before it is decoded; null when they do not, or it is none that is drawn here. */
export const imageSize = (base64: string): ImageSize | null => sizeIn(base64.slice(0, headCharacters)) ?? sizeIn(base64)

/** 64 million pixels take 256 megabytes; a few bytes can ask for a hundred times that, and take the window with them. */
const mostPixels = 64_000_000

/** The size of a picture that can be drawn, null for any other. */
export const drawnSize = (format: string, base64: string): ImageSize | null => {
  if (!Object.hasOwn(drawnImages, format)) return null
  const found = imageSize(base64)
  return found !== null && found.width * found.height <= mostPixels ? found : null
}
