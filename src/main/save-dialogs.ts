import { copyFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { ExpectedError } from '../shared/expected-error.ts'
import { mainMessages } from '../shared/messages/main.ts'

export type SaveDialogs = {
  /** Lets the person choose where; false when nothing was chosen. */
  readonly saveFile: (suggestedName: string, content: string | Uint8Array) => Promise<boolean>
  /** The same with a file that is kept here. */
  readonly saveCopy: (suggestedName: string, fromPath: string) => Promise<boolean>
  /** `title` says what for, outside of the page; left out: a folder to save in. */
  readonly pickFolder: (title?: string) => Promise<string | null>
  /** Asks outside of the page; a no is what Enter and Escape say. */
  readonly confirm: (question: Question) => Promise<boolean>
}

/** `action` is the word of the yes. */
export type Question = { readonly message: string; readonly detail: string; readonly action: string }

/** Shows the system's picker; empty when it was cancelled. */
export type PickPaths = (title: string, properties: ('openFile' | 'openDirectory' | 'multiSelections')[]) => Promise<readonly string[]>

/** What stands under the name already is replaced as a whole or not at all. */
const writeWhole = async (path: string, write: (temporaryPath: string) => Promise<void>): Promise<void> => {
  const temporary = `${path}.${crypto.randomUUID()}.part`
  try {
    await write(temporary)
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true })
    const { fileNotSavedAdvice: advice } = mainMessages
    const title = mainMessages.fileNotSavedTitle(basename(path))
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new ExpectedError({ code: 'file-not-saved', title, advice, detail, retryable: true, remedies: [] }, { cause })
  }
}

export const createSaveDialogs = (window: BrowserWindow): SaveDialogs => {
  const save = async (suggestedName: string, write: (path: string) => Promise<void>): Promise<boolean> => {
    const defaultPath = join(app.getPath('downloads'), basename(suggestedName))
    const { canceled, filePath } = await dialog.showSaveDialog(window, { title: mainMessages.saveFileTitle, defaultPath })
    if (canceled || filePath === '') return false
    await writeWhole(filePath, write)
    return true
  }
  return {
    saveFile: (suggestedName, content) => save(suggestedName, (path) => writeFile(path, content, { mode: 0o600 })),
    saveCopy: (suggestedName, fromPath) => save(suggestedName, (path) => copyFile(fromPath, path)),
    pickFolder: async (title = mainMessages.pickFolderTitle) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title,
        // macOS shows no title.
        message: title,
        properties: ['openDirectory', 'createDirectory'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    confirm: async ({ message, detail, action }) => {
      const buttons = [mainMessages.no, action]
      const { response } = await dialog.showMessageBox(window, {
        type: 'question',
        message,
        detail,
        buttons,
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      return response === 1
    },
  }
}
