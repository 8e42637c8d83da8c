import { copyFile, mkdir, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { dropFiles, expect, expectAccessible, test } from './app.fixture.ts'
import { chooseDemo, composer, fixtureFile } from './steps.ts'

test('refuses each bad file by name and reason, and leaves the draft as it was', async ({ startApp, computer }) => {
  const path = (name: string): string => join(computer, name)
  await writeFile(path('program.pdf'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]))
  await writeFile(path('nothing.pdf'), '')
  await writeFile(path('torn.pdf'), '%PDF-1.7\nnot really')
  await copyFile(fixtureFile('password.pdf'), path('locked.pdf'))
  await writeFile(path('page.pdf'), '<!doctype html><title>404</title><p>Not found</p>')
  const huge = await open(path('huge.pdf'), 'w')
  await huge.truncate(500_000_000)
  await huge.close()

  const { page } = await startApp()
  await chooseDemo(page)
  await composer(page).fill('My draft')
  await dropFiles(page, ['program.pdf', 'page.pdf', 'nothing.pdf', 'torn.pdf', 'locked.pdf', 'huge.pdf'].map(path))
  for (const title of [
    attachmentsMessages.programTitle('program.pdf'),
    attachmentsMessages.notAPdfTitle('page.pdf'),
    attachmentsMessages.emptyTitle('nothing.pdf'),
    attachmentsMessages.damagedTitle('torn.pdf'),
    attachmentsMessages.passwordTitle('locked.pdf'),
  ]) {
    await expect(page.getByText(title)).toBeVisible()
  }
  await expect(page.getByText(/“huge\.pdf” is too large: 500 MB/u)).toBeVisible()
  await expect(composer(page)).toHaveValue('My draft')
  await expectAccessible(page)
})

test('takes files with an emoji or a right-to-left name', async ({ startApp, computer }) => {
  const names = ['räport 📄👩‍🔬.pdf', 'דוח רבעוני.pdf']
  for (const name of names) await copyFile(fixtureFile('letter.pdf'), join(computer, name))
  const { page } = await startApp()
  await chooseDemo(page)
  await dropFiles(
    page,
    names.map((name) => join(computer, name)),
  )
  for (const name of names) await expect(page.getByRole('button', { name: attachmentsMessages.open(name.normalize('NFC')) })).toBeVisible()
})

test('starts with malformed AWS files and says what is wrong with them', async ({ startApp, computer }) => {
  await mkdir(join(computer, 'aws-config'))
  await writeFile(join(computer, 'aws-credentials'), '[work]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\nthis is no setting\n')
  const { page } = await startApp()
  await page.getByRole('button', { name: /Use an AWS profile/u }).click()
  await expect(page.getByText(/aws-config is a folder/u)).toBeVisible()
  await expect(page.getByText('work').first()).toBeVisible()
})
