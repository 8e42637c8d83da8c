import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../e2e/app.fixture.ts'

const folder = process.env['OUTCROP_SCREENSHOTS'] ?? join(import.meta.dirname, '../../out/screenshots')
const themes = ['light', 'dark'] as const

/** Writes a screen in both themes, and lets axe look at both. */
export const capture = async (page: Page, name: string): Promise<void> => {
  await mkdir(folder, { recursive: true })
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme })
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled' })
    await expectAccessible(page)
  }
}
