export const zoomSteps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const

export const zoomInFrom = (zoom: number, highest: number): number =>
  Math.min(highest, zoomSteps.find((step) => step > zoom + 0.01) ?? highest)

export const zoomOutFrom = (zoom: number, lowest: number): number =>
  Math.max(lowest, zoomSteps.findLast((step) => step < zoom - 0.01) ?? lowest)

/** The zoom after a turn of the wheel: a notch is about a tenth. */
export const zoomByWheel = (zoom: number, deltaPixels: number, lowest: number, highest: number): number =>
  Math.min(highest, Math.max(lowest, zoom * Math.exp(-Math.max(-100, Math.min(100, deltaPixels)) * 0.0011)))
