import { readFirst } from './read-first.ts'

/** Where pdf.js's character maps and fonts are: beside the page in the built app, in the package while developing and testing. */
const folders = ['../../renderer/pdfjs/', '../renderer/pdfjs/', '../../../node_modules/pdfjs-dist/'] as const

type AssetRequest = { readonly kind: string; readonly filename: string }

/** Where a file of pdf.js may be, seen from the script that `from` is the address of: the built one lies in `out/main` or in its `chunks`. */
export const assetAddresses = ({ kind, filename }: AssetRequest, from: string): readonly [URL, ...URL[]] => {
  if (!/^[\w.-]+$/u.test(filename)) throw new Error(`Not the name of a character map or font: ${filename}`)
  const path = `${kind === 'cMapUrl' ? 'cmaps' : 'standard_fonts'}/${filename}`
  const [first, ...others] = folders
  return [new URL(`${first}${path}`, from), ...others.map((folder) => new URL(`${folder}${path}`, from))]
}

/** pdf.js asks this class for the files it needs; there is no network and no page in this process. */
export class PdfAssets {
  async fetch(request: AssetRequest): Promise<Uint8Array> {
    return await readFirst(assetAddresses(request, import.meta.url))
  }
}
