import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fittingZoom, imageZoomIn, imageZoomOut, scrollAfterZoom } from '../../../../../src/renderer/features/document/image-zoom.ts'
import { anchorAt, maximumZoom, pageAt, placePages, topOf } from '../../../../../src/renderer/features/document/page-places.ts'
import { pictureFrames } from '../../../../../src/renderer/features/document/picture-frames.ts'
import { zoomByWheel, zoomInFrom, zoomOutFrom } from '../../../../../src/renderer/features/document/zoom-steps.ts'

const sizes = [
  { width: 100, height: 200 },
  { width: 300, height: 100 },
  { width: 100, height: 200 },
]

describe('placePages', () => {
  it('lays pages below each other', () => {
    expect(placePages(sizes, 2)).toEqual({ tops: [16, 428, 640], heights: [400, 200, 400], totalHeight: 1056 })
  })

  it('finds the page at a height', () => {
    const places = placePages(sizes, 2)
    expect([-50, 0, 427, 428, 5000].map((top) => pageAt(places, top))).toEqual([1, 1, 1, 2, 3])
  })

  it('keeps the place when the zoom changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 1000 }), fc.double({ min: 0.2, max: 4, noNaN: true }), (top, scale) => {
        const before = placePages(sizes, 2)
        const after = placePages(sizes, scale)
        const back = topOf(before, anchorAt(after, topOf(after, anchorAt(before, top))))
        // Between two pages there is no place of a page, so a gap may be lost.
        expect(Math.abs(back - top)).toBeLessThanOrEqual((12 * 2) / Math.min(scale, 1) + 12)
      }),
    )
  })

  it('holds a very long document below what a window can lay out', () => {
    const many = Array.from({ length: 10_000 }, () => ({ width: 612, height: 792 }))
    const zoom = maximumZoom(many, 96 / 72)
    expect([zoom < 4, placePages(many, (zoom * 96) / 72).totalHeight < 33_000_000, maximumZoom(sizes, 96 / 72)]).toEqual([true, true, 4])
  })
})

describe('zoom', () => {
  it('goes by steps and ends at its limits', () => {
    expect([zoomInFrom(0.8, 4), zoomInFrom(4, 4), zoomInFrom(1, 1.1), zoomOutFrom(0.8, 0.1), zoomOutFrom(0.2, 0.1)]).toEqual([
      1, 4, 1.1, 0.75, 0.1,
    ])
  })

  it('follows the wheel within its limits', () => {
    expect([zoomByWheel(1, -100, 0.1, 4) > 1, zoomByWheel(1, 100, 0.1, 4) < 1, zoomByWheel(4, -1000, 0.1, 4)]).toEqual([true, true, 4])
  })

  it('fits a picture without making it larger', () => {
    const frame = { width: 400, height: 300 }
    expect([fittingZoom({ width: 800, height: 300 }, frame), fittingZoom({ width: 10, height: 10 }, frame)]).toEqual([0.5, 1])
  })

  it('keeps what is under the pointer under it', () => {
    expect(scrollAfterZoom({ x: 100, y: 50 }, { x: 20, y: 10 }, 1, 2)).toEqual({ x: 220, y: 110 })
  })

  it('makes a picture smaller than it fits, but not to nothing', () => {
    expect([imageZoomIn(1) > 1, imageZoomOut(1, 0.5), imageZoomOut(0.25, 0.5) <= 0.25]).toEqual([true, 0.75, true])
  })
})

describe('pictureFrames', () => {
  it('takes the pictures of a page, but neither scans nor dots', () => {
    const picture = [0.1, 0.2, 0.1, 0.5, 0.6, 0.2]
    const scan = [0, 0, 0, 1, 1, 0]
    const dot = [0.1, 0.1, 0.1, 0.11, 0.11, 0.1]
    const beyond = [-0.5, 0.5, -0.5, 1.5, 0.5, 0.5]
    const rounded = pictureFrames(new Float64Array([...picture, ...scan, ...dot, ...beyond])).map(({ x, y, width, height }) =>
      [x, y, width, height].map((number) => Number(number.toFixed(3))),
    )
    expect([rounded, pictureFrames(null)]).toEqual([
      [
        [0.1, 0.2, 0.5, 0.3],
        [0, 0.5, 0.5, 0.5],
      ],
      [],
    ])
  })
})
