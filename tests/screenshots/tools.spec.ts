import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { approvalsMessages } from '../../src/shared/messages/approvals.ts'
import { mcpViewMessages as servers } from '../../src/shared/messages/mcp-view.ts'
import { searchMessages } from '../../src/shared/messages/search.ts'
import { toolsViewMessages as words } from '../../src/shared/messages/tools-view.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, test } from '../e2e/app.fixture.ts'
import { answerBoxes, approvalDock, decide } from '../e2e/approval-steps.ts'
import { answered, answers, ask, chooseProfile, openSettings, runFromPalette } from '../e2e/steps.ts'
import { capture } from './capture.ts'
import { resize, setTextSize, writeProfile } from './converse-steps.ts'

const chooseFolder = (app: ElectronApplication, folder: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, folder)

const program = join(import.meta.dirname, '../../node_modules/@modelcontextprotocol/server-everything/dist/index.js')
const otherApp = {
  mcpServers: {
    everything: { command: process.execPath, args: [program, 'stdio'], env: { LOG_LEVEL: 'info' } },
    weather: { type: 'http', url: 'https://weather.example/mcp', headers: { Authorization: 'Bearer abc' } },
    notes: { disabled: true },
  },
}

const report = `# Third quarter

Revenue was 1.8 million euros.
The oven in Bremen came two weeks late.
`

test('tools: folders, a question for each call, what came of it, and the places where they are kept', async ({
  startApp,
  computer,
  awsEnvironment,
  bedrockServer,
}) => {
  await writeProfile(computer)
  const folder = join(computer, 'Quarterly report')
  await mkdir(folder)
  await writeFile(join(folder, 'report.md'), report)
  const { page, electronApp } = await startApp(awsEnvironment)
  await resize(electronApp, 1280, 820)
  await chooseProfile(page, 'work')
  await chooseFolder(electronApp, folder)
  await runFromPalette(page, searchMessages.toolsHere)
  await page.getByRole('button', { name: words.grantWrite }).click()
  await expect(page.getByText('Quarterly report').first()).toBeVisible()
  await capture(page, 'tools-pane')

  bedrockServer.script(
    scripts.toolCalls(
      [
        { name: 'read_file', input: { path: join(folder, 'report.md') } },
        { name: 'edit_file', input: { path: join(folder, 'report.md'), edits: [{ oldText: '1.8 million', newText: '1.84 million' }] } },
        { name: 'run_command', input: { argv: ['wc', '-w', 'report.md'], folder } },
      ],
      'I read the report, mend its figure and count its words.',
    ),
  )
  bedrockServer.script(scripts.plainText('The report has the right figure now.'))
  await ask(page, 'Mend the revenue in the report: it was 1.84 million.')
  await expect(approvalDock(page).getByRole('heading', { name: approvalsMessages.editFile })).toBeVisible()
  await expect(approvalDock(page).getByRole('button', { name: approvalsMessages.allowOnce }).first()).toBeVisible()
  await capture(page, 'approval-edit')
  await resize(electronApp, 480, 820)
  await page.getByRole('button', { name: words.close }).click()
  await capture(page, 'approval-edit-narrow')
  await resize(electronApp, 1280, 820)
  await decide(page, approvalsMessages.allowOnce)
  await expect(approvalDock(page).getByRole('heading', { name: approvalsMessages.runProgram })).toBeVisible()
  await capture(page, 'approval-command')
  await setTextSize(page, '200%')
  await capture(page, 'approval-command-large-text')
  await setTextSize(page, '')
  await decide(page, approvalsMessages.allowOnce)
  await answered(page)
  for (const card of await answers(page).locator('details.card').all()) {
    if ((await card.getAttribute('open')) === null) await card.locator('summary').click()
  }
  await capture(page, 'tool-cards')

  await openSettings(page, 'tools')
  await expect(page.getByText(words.allTools).first()).toBeVisible()
  await capture(page, 'settings-tools')
  await openSettings(page, 'activity')
  await capture(page, 'settings-activity')
  await openSettings(page, 'servers')
  await page.getByRole('button', { name: servers.import }).click()
  await page.getByRole('textbox', { name: servers.importField }).fill(JSON.stringify(otherApp))
  await page.getByRole('button', { name: servers.importRead }).click()
  await expect(page.getByText('weather').first()).toBeVisible()
  await capture(page, 'servers-import')
  await page.getByRole('button', { name: servers.importAdd(2) }).click()
  await expect(page.getByText(servers.confirmProgramTitle)).toBeVisible()
  await capture(page, 'servers-confirm')
  await answerBoxes(electronApp, true)
  await page.getByRole('button', { name: servers.confirmProgramOf('everything') }).click()
  await expect(page.getByText(servers.statuses.running)).toBeVisible()
  await capture(page, 'servers-running')
})

test('approval: the question before something is sent, where nothing of the computer is named', async ({
  startApp,
  computer,
  awsEnvironment,
  bedrockServer,
}) => {
  await writeProfile(computer)
  const { page, electronApp } = await startApp(awsEnvironment)
  await resize(electronApp, 1200, 800)
  await chooseProfile(page, 'work')
  bedrockServer.script(
    scripts.toolCalls(
      [
        { name: 'calculator', input: { expression: '1840000 / 1620000 - 1' } },
        { name: 'fetch_web_page', input: { url: 'https://www.example.org/statistics/bakeries?year=2026&quarter=3' } },
      ],
      'I work out how much your revenue has grown, and look up how the other bakeries did.',
    ),
  )
  await ask(page, 'My bakery took 1.84 million euros, after 1.62 million a year ago. Is that better than others?')
  await expect(approvalDock(page).getByRole('heading', { name: approvalsMessages.fetchPage('www.example.org') })).toBeVisible()
  await expect(approvalDock(page).getByRole('button', { name: approvalsMessages.allowOnce, exact: true })).toBeEnabled()
  await capture(page, 'approval')
})
