import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { ExpectedError } from '../shared/expected-error.ts'
import { mainMessages } from '../shared/messages/main.ts'

export type SaveDialogs = {
  /** Lets the person choose where; false when nothing was chosen. */
  readonly saveFile: (suggestedName: string, content: string | Uint8Array) => Promise<boolean>
  readonly pickFolder: () => Promise<string | null>
}

/** What stands under the name already is replaced as a whole or not at all. */
const writeWhole = async (path: string, content: string | Uint8Array): Promise<void> => {
  const temporary = `${path}.${crypto.randomUUID()}.part`
  try {
    await writeFile(temporary, content, { mode: 0o600 })
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true })
    const { fileNotSavedAdvice: advice } = mainMessages
    const title = mainMessages.fileNotSavedTitle(basename(path))
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new ExpectedError({ code: 'file-not-saved', title, advice, detail, retryable: true, remedies: [] }, { cause })
  }
}

export const createSaveDialogs = (window: BrowserWindow): SaveDialogs => ({
  saveFile: async (suggestedName, content) => {
    const defaultPath = join(app.getPath('downloads'), basename(suggestedName))
    const { canceled, filePath } = await dialog.showSaveDialog(window, { title: mainMessages.saveFileTitle, defaultPath })
    if (canceled || filePath === '') return false
    await writeWhole(filePath, content)
    return true
  },
  pickFolder: async () => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: mainMessages.pickFolderTitle,
      properties: ['openDirectory', 'createDirectory'],
    })
    return canceled ? null : (filePaths[0] ?? null)
  },
})
