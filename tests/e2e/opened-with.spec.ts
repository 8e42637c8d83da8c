import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { attachmentsMessages } from '../../src/shared/messages/attachments.ts'
import { fileDialogsMessages } from '../../src/shared/messages/file-dialogs.ts'
import { makeReport } from '../support/make-pdf.ts'
import { expect, test } from './app.fixture.ts'
import { chip, tray, writeFiles } from './attach-steps.ts'
import { answers, askAndWait, chooseDemo, composer, questions } from './steps.ts'

test('takes the files that it is opened with', async ({ startApp, computer }) => {
  const [report = '', notes = ''] = await writeFiles(computer, { 'räport 📄.pdf': await makeReport(), 'notes.md': '# Notes' })
  const { page } = await startApp({}, [report, pathToFileURL(notes).href])
  await expect(chip(page, 'räport 📄.pdf')).toContainText(attachmentsMessages.pages(3))
  await expect(chip(page, 'notes.md')).toBeVisible()
  await chooseDemo(page)
  await askAndWait(page, 'What is this?')
  await expect(answers(page)).toHaveCount(1)
})

test('takes a file and a folder that it is opened with while it runs into a new conversation', async ({ startApp, computer }) => {
  const files = await writeFiles(computer, { 'report.pdf': await makeReport() })
  const folder = join(computer, 'Papers')
  await mkdir(folder)
  await writeFiles(folder, { 'inside.txt': 'Inside' })
  const { page, openWith } = await startApp()
  await chooseDemo(page)
  await askAndWait(page, 'Hello')
  await composer(page).fill('A thought')
  await openWith(files)
  await expect(chip(page, 'report.pdf')).toBeVisible()
  await expect(questions(page)).toHaveCount(0)
  await openWith([folder])
  await expect(page.getByRole('dialog', { name: fileDialogsMessages.folderTitle('Papers') })).toBeVisible()
})

test('takes nothing but files from its arguments, whatever they say', async ({ startApp, computer }) => {
  const hostile = [
    '--outcrop-run=calc',
    '--remote-allow-origins=*',
    'https://example.org/report.pdf',
    'file://example.org/share/report.pdf',
    'javascript:alert(1)',
    's3://bucket/key.pdf',
    'outcrop://settings',
    '/dev/zero',
    join(computer, 'not-there.pdf'),
    '../../../../../../dev/tty',
    '',
  ]
  const { electronApp, page, openWith } = await startApp({}, hostile)
  await chooseDemo(page)
  await composer(page).fill('A thought')
  await openWith([...hostile, '--eval', '--load-extension=/tmp/x'])
  const [last = ''] = await writeFiles(computer, { 'last.txt': 'The last one' })
  await openWith([...hostile, last])
  await expect(chip(page, 'last.txt')).toBeVisible()
  await expect(tray(page).getByRole('listitem')).toHaveCount(1)
  expect(new URL(page.url()).host).toBe('outcrop')
  expect(electronApp.windows()).toHaveLength(1)
})
