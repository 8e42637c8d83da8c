import { expect, type Locator, type Page } from '@playwright/test'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { documentMessages } from '../../src/shared/messages/document.ts'
import { dropFiles } from './app.fixture.ts'

export const chip = (within: Page | Locator, name: string): Locator => within.getByRole('button', { name: attachmentsMessages.open(name) })

/** Drops files and waits until each has been read. */
export const attach = async (page: Page, ...paths: readonly string[]): Promise<void> => {
  await dropFiles(page, paths)
  for (const path of paths) {
    const name = path.split(/[/\\]/u).at(-1) ?? path
    await expect(page.getByRole('button', { name: attachmentsMessages.remove(name), exact: true })).toBeVisible()
    await expect(chip(page, name).last()).toBeVisible()
  }
}

export const documentPane = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: documentMessages.pane(name), exact: true })

/** Opens a file from its chip, the newest of that name. */
export const openFile = async (within: Page | Locator, page: Page, name: string): Promise<Locator> => {
  await chip(within, name).last().click()
  const pane = documentPane(page, name)
  await expect(pane).toBeFocused()
  return pane
}

export const tool = (pane: Locator, label: string): Locator => pane.getByRole('button', { name: label, exact: true })

export const pageField = (pane: Locator): Locator => pane.getByRole('textbox', { name: documentMessages.pageField, exact: true })

export const searchField = (pane: Locator): Locator => pane.getByRole('textbox', { name: documentMessages.searchField, exact: true })

type Marked = { readonly text: string; readonly page: string | null; readonly isInSight: boolean }

/** What is marked in the open document, in which page, and whether it can be seen without scrolling. */
export const marked = (page: Page, name: 'document-passage' | 'document-hit' | 'document-current-hit'): Promise<readonly Marked[]> =>
  page.evaluate((highlight) => {
    const ranges = [...(CSS.highlights.get(highlight) ?? [])].filter((range) => range instanceof Range)
    return ranges.map((range) => {
      const element = range.startContainer.parentElement
      const view = element?.closest('.document-pane-scroll')?.getBoundingClientRect()
      const place = range.getBoundingClientRect()
      const isInSight = view !== undefined && place.height > 0 && place.top >= view.top - 1 && place.bottom <= view.bottom + 1
      return { text: range.toString(), page: element?.closest('.pdf-page')?.getAttribute('data-page') ?? null, isInSight }
    })
  }, name)

const plain = (text: string): string => text.replaceAll(/\s+/gu, '').toLowerCase()

/** Waits until exactly these are marked, the first of them in sight, whatever the line breaks between their words. */
export const expectPassages = async (page: Page, texts: readonly string[], onPage: string | null): Promise<void> => {
  const wanted = texts.map((text) => ({ text: plain(text), page: onPage }))
  await expect
    .poll(async () => {
      const marks = await marked(page, 'document-passage')
      return { marks: marks.map(({ text, page: on }) => ({ text: plain(text), page: on })), isInSight: marks[0]?.isInSight }
    })
    .toEqual({ marks: wanted, isInSight: true })
}

export const expectPassage = (page: Page, text: string, onPage: string | null): Promise<void> => expectPassages(page, [text], onPage)
