import { describe, expect, it } from 'vitest'
import { assetAddresses, PdfAssets } from '../../../../src/main/attachments/pdf-assets.ts'

describe('PdfAssets', () => {
  it('looks beside the page, from wherever the build has put the script', () => {
    const map = { kind: 'cMapUrl', filename: 'UniGB-UCS2-H.bcmap' }
    const found = ['file:///app/out/main/chunks/read-pdf.js', 'file:///app/out/main/reader-process.js'].map((from) =>
      assetAddresses(map, from).some(({ pathname }) => pathname === '/app/out/renderer/pdfjs/cmaps/UniGB-UCS2-H.bcmap'),
    )
    expect(found).toEqual([true, true])
  })

  it('reads maps and fonts, and nothing that is no name of one', async () => {
    const assets = new PdfAssets()
    const map = await assets.fetch({ kind: 'cMapUrl', filename: 'UniGB-UCS2-H.bcmap' })
    expect(map.byteLength).toBeGreaterThan(0)
    await expect(assets.fetch({ kind: 'cMapUrl', filename: '../package.json' })).rejects.toThrow('Not the name')
  })
})
