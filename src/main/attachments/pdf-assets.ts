import { readFile } from 'node:fs/promises'

/** Where pdf.js's character maps and fonts are: beside the page in the built app, in the package while developing and testing. */
const folders = ['../renderer/pdfjs/', '../../node_modules/pdfjs-dist/', '../../../node_modules/pdfjs-dist/'] as const

type AssetRequest = { readonly kind: string; readonly filename: string }

/** pdf.js asks this class for the files it needs; there is no network and no page in this process. */
export class PdfAssets {
  async fetch({ kind, filename }: AssetRequest): Promise<Uint8Array> {
    if (!/^[\w.-]+$/u.test(filename)) throw new Error(`Not the name of a character map or font: ${filename}`)
    return await readFirst(
      folders.map((folder) => new URL(`${folder}${kind === 'cMapUrl' ? 'cmaps' : 'standard_fonts'}/${filename}`, import.meta.url)),
    )
  }
}

const readFirst = async (addresses: readonly URL[]): Promise<Uint8Array> => {
  const [address, ...others] = addresses
  if (address === undefined) throw new Error('pdf.js asked for a file that is not installed')
  try {
    return new Uint8Array(await readFile(address))
  } catch (error) {
    if (others.length === 0) throw error
    return await readFirst(others)
  }
}
