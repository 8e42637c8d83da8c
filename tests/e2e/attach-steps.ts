import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { libraryMessages } from '../../src/shared/messages/library.ts'
import type { BedrockServer } from '../support/bedrock-server/server.ts'
import { parseWireRequest } from '../support/bedrock-server/validate-shape.ts'
import type { WireBlock } from '../support/bedrock-server/wire-blocks.ts'
import { runProgram } from '../support/corpus/corpus-file.ts'
import { streamed } from './steps.ts'

/** Writes files into a folder and answers with their paths, in order. */
export const writeFiles = (folder: string, files: Readonly<Record<string, Uint8Array | string>>): Promise<string[]> =>
  Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      await writeFile(join(folder, name), content)
      return join(folder, name)
    }),
  )

export const tray = (page: Page): Locator => page.getByRole('list', { name: composerMessages.attachments })
/** A file that waits to be sent. */
export const chip = (page: Page, name: string | RegExp): Locator =>
  tray(page).getByRole('button', { name: typeof name === 'string' ? attachmentsMessages.open(name) : name })

/** Opens the menu beside the field and takes one of its ways in. */
export const attachFrom = async (page: Page, item: string): Promise<void> => {
  await page.getByRole('button', { name: composerMessages.attach, exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** What the page is given by another program: bytes that have no path, and words by their media type. */
export type HandedOver = {
  readonly files?: readonly { readonly name: string; readonly type: string; readonly base64: string }[]
  readonly texts?: Readonly<Record<string, string>>
}

/** A paste or a drop into the page of what no CDP event can carry. A drop comes with the drag before it. */
export const handOver = (page: Page, way: 'paste' | 'drop', { files = [], texts = {} }: HandedOver): Promise<void> =>
  page.evaluate(
    ([kind, given, words]) => {
      const data = new DataTransfer()
      for (const { name, type, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0)
        data.items.add(new File([bytes], name, { type }))
      }
      for (const [type, text] of Object.entries(words)) data.setData(type, text)
      const target = document.activeElement ?? document.body
      const options = { bubbles: true, cancelable: true }
      if (kind === 'paste') target.dispatchEvent(new ClipboardEvent('paste', { ...options, clipboardData: data }))
      else {
        for (const type of ['dragenter', 'dragover', 'drop'])
          document.body.dispatchEvent(new DragEvent(type, { ...options, dataTransfer: data }))
      }
    },
    [way, files, texts] as const,
  )

/** The blocks of the newest question as the service got them. */
export const sentBlocks = (server: BedrockServer): readonly WireBlock[] => {
  const parsed = parseWireRequest(streamed(server).at(-1)?.body)
  if (!('request' in parsed)) throw new Error('The last request is none.')
  return parsed.request.messages.at(-1)?.content ?? []
}

/** The bytes of every block of a kind in the newest question. */
export const sentBytes = (server: BedrockServer, kind: 'document' | 'image' | 'video'): readonly Buffer[] =>
  sentBlocks(server).flatMap((block) => {
    const bytes = block[kind]?.source.bytes
    return bytes === undefined ? [] : [Buffer.from(bytes, 'base64')]
  })

/** Opens the library by the menu beside the field. */
export const openLibrary = async (page: Page): Promise<void> => {
  await attachFrom(page, composerMessages.attachFromLibrary)
  await page.getByRole('heading', { name: libraryMessages.title, level: 1 }).waitFor()
}

/** A film of a second that the service would take. */
export const makeFilm = (folder: string, name: string): string => {
  const source = ['-f', 'lavfi', '-i', 'testsrc=size=64x48:rate=5:duration=1', '-pix_fmt', 'yuv420p']
  runProgram('ffmpeg', ['-loglevel', 'error', ...source, name], folder)
  return join(folder, name)
}
