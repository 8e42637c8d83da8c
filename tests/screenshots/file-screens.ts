import type { Page } from '@playwright/test'

/** Leaves things hanging over the window, as a drag does before the drop. */
export const dragOver = async (page: Page, files: readonly string[]): Promise<() => Promise<void>> => {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver'] as const) await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  return async () => {
    await session.send('Input.dispatchDragEvent', { type: 'dragCancel', x: 400, y: 300, data })
    await session.detach()
  }
}
