import { setTimeout as wait } from 'node:timers/promises'
import { desktopCapturer, screen, type BrowserWindow } from 'electron'
import { ExpectedError, failure } from '../shared/expected-error.ts'
import { mainMessages } from '../shared/messages/main.ts'

/** The system needs a moment to draw what the window has covered. */
const windowGoneMs = 350

const notTaken = (cause?: unknown): ExpectedError =>
  failure('screenshot-failed', mainMessages.screenshotFailedTitle, mainMessages.screenshotFailedAdvice, cause)

/** A PNG of the screen that the window is on, without the window. */
export const takeScreenshot = async (window: BrowserWindow): Promise<Uint8Array> => {
  const display = screen.getDisplayMatching(window.getBounds())
  const { width, height } = display.size
  const thumbnailSize = { width: Math.round(width * display.scaleFactor), height: Math.round(height * display.scaleFactor) }
  window.hide()
  try {
    await wait(windowGoneMs)
    const sources = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize })
    const picture = (sources.find((source) => source.display_id === String(display.id)) ?? sources[0])?.thumbnail
    if (picture === undefined || picture.isEmpty()) throw notTaken()
    return new Uint8Array(picture.toPNG())
  } catch (error) {
    throw error instanceof ExpectedError ? error : notTaken(error)
  } finally {
    window.show()
  }
}
