import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { conversationsMessages } from '../../src/shared/messages/conversations.ts'
import { inferenceMessages } from '../../src/shared/messages/inference.ts'
import { profilesMessages } from '../../src/shared/messages/profiles.ts'
import { replyMessages } from '../../src/shared/messages/reply.ts'
import { searchMessages } from '../../src/shared/messages/search.ts'
import { settingsMessages } from '../../src/shared/messages/settings.ts'
import { transcriptMessages } from '../../src/shared/messages/transcript.ts'
import { welcomeMessages } from '../../src/shared/messages/welcome.ts'
import type { SsoServer } from '../support/aws/sso-server.ts'
import type { BedrockServer, RecordedRequest } from '../support/bedrock-server/server.ts'

export const fixtureFile = (name: string): string => join(import.meta.dirname, '../fixtures', name)

/** Writes the AWS files of the test's computer: one profile, `work`, whose endpoint is the local server. */
export const writeAwsProfile = async (computer: string, endpointUrl: string): Promise<void> => {
  await writeFile(join(computer, 'aws-config'), `[profile work]\nregion = us-east-1\nendpoint_url = ${endpointUrl}\n`)
  await writeFile(
    join(computer, 'aws-credentials'),
    '[work]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = canary-secret-for-tests\n',
  )
}

/** Writes profiles with keys of their own, each in its region; where requests go is left to the environment. */
export const writeKeyProfiles = async (
  computer: string,
  profiles: Readonly<Record<string, { readonly keyId: string; readonly region: string }>>,
): Promise<void> => {
  const sections = Object.entries(profiles).map(
    ([name, { keyId, region }]) =>
      `[${name}]\nregion = ${region}\naws_access_key_id = ${keyId}\naws_secret_access_key = canary-secret-for-tests\n`,
  )
  await writeFile(join(computer, 'aws-credentials'), sections.join('\n'))
}

/** Writes the profile `corp`, which signs in with an sso-session of the same name. */
export const writeSsoProfile = (computer: string, { startUrl, knobs }: SsoServer): Promise<void> => {
  const accountId = knobs.accounts[0]?.accountId ?? ''
  const lines = [
    '[profile corp]',
    'sso_session = corp',
    `sso_account_id = ${accountId}`,
    `sso_role_name = ${knobs.roles[accountId]?.[0] ?? ''}`,
    'region = us-east-1',
    '[sso-session corp]',
    `sso_start_url = ${startUrl}`,
    'sso_region = eu-west-1',
    'sso_registration_scopes = sso:account:access',
    '',
  ]
  return writeFile(join(computer, 'aws-config'), lines.join('\n'))
}

export const chooseDemo = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: welcomeMessages.demoTitle }).click()
  await page.getByRole('button', { name: welcomeMessages.demoTitle }).waitFor({ state: 'detached' })
}

export const chooseProfile = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: welcomeMessages.awsTitle }).click()
  const choice = page.getByRole('button', { name: `${welcomeMessages.use(name)}, ` })
  await choice.click()
  await choice.waitFor({ state: 'detached' })
}

export const composer = (page: Page): Locator => page.getByRole('textbox', { name: composerMessages.field })

/**
 * Types a question, sends it with Enter and waits until it was taken: from then on it is being answered, or has been. While an answer runs, or a file is
 * read, the field hears no Enter.
 */
export const ask = async (page: Page, question: string): Promise<void> => {
  await composer(page).fill(question)
  await expect(page.getByRole('button', { name: composerMessages.send, exact: true })).toBeEnabled()
  await composer(page).press('Enter')
  // Not by its name: a dialog that asks for a code hides the field from everyone but the eye.
  await expect(page.locator('#composer-input')).toHaveValue('')
}

export const questions = (page: Page): Locator =>
  page.getByRole('article', { name: new RegExp(`^${transcriptMessages.question('')}`, 'u') })
export const answers = (page: Page): Locator => page.getByRole('article', { name: new RegExp(`^${transcriptMessages.answer('')}`, 'u') })

/** Waits until nothing is being answered any more. */
export const answered = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: composerMessages.send, exact: true }).waitFor()
}

export const askAndWait = async (page: Page, question: string): Promise<void> => {
  await ask(page, question)
  await answered(page)
}

export const openSettings = async (page: Page, section: keyof typeof settingsMessages.sections): Promise<void> => {
  await page.keyboard.press('ControlOrMeta+,')
  await page.getByRole('button', { name: settingsMessages.sections[section], exact: true }).first().click()
}

/** By its button: Escape first closes the tooltip of whatever has the focus. */
export const leavePlace = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: settingsMessages.back }).click()
}

/** Runs an action of the palette by its name. */
export const runFromPalette = async (page: Page, action: string): Promise<void> => {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: searchMessages.title }).fill(action)
  await page.getByRole('option', { name: action }).click()
}

/** The button that shows which model answers. */
export const modelButton = (page: Page): Locator => page.getByRole('button', { name: composerMessages.modelNamed('') })
/** The button that shows which profile answers, and where. */
export const profileButton = (page: Page): Locator => page.getByRole('button', { name: profilesMessages.profileLabel.trim() }).last()

export const clipboardText = (app: ElectronApplication): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText())

/** The pane with the settings of what is open: a conversation, or the one that begins there. */
export const inferencePane = (page: Page): Locator =>
  page.getByRole('region', { name: new RegExp(`^(?:${inferenceMessages.title}|${inferenceMessages.titleOfNew})$`, 'u') })

export const openInference = async (page: Page): Promise<Locator> => {
  await page.keyboard.press('ControlOrMeta+.')
  await inferencePane(page).getByLabel(inferenceMessages.systemPrompt, { exact: true }).waitFor()
  return inferencePane(page)
}

/** The model as the pane names it, with its geography. */
export const shownModel = (page: Page): Promise<string> => inferencePane(page).locator('header p').innerText()

/** Presses the button of the toast with that text. */
export const undo = async (page: Page, text: string): Promise<void> => {
  await page.locator('.toast').filter({ hasText: text }).getByRole('button', { name: inferenceMessages.undo }).click()
}

/** Unfolds a group of the pane by keyboard. */
export const unfold = async (page: Page, group: keyof typeof inferenceMessages.groups): Promise<void> => {
  const heading = page.getByRole('heading', { name: inferenceMessages.groups[group], exact: true })
  await inferencePane(page).locator('summary', { has: heading }).press('Enter')
}

/** A group of fields, by its label: radio buttons, lines, segments. */
export const fieldGroup = (page: Page, label: string): Locator => inferencePane(page).getByRole('group', { name: label, exact: true })

export const choose = async (page: Page, label: string, choice: string): Promise<void> => {
  const group = fieldGroup(page, label).first()
  await group.getByText(choice, { exact: true }).click()
  await expect(group.getByRole('radio', { name: choice, exact: true })).toBeChecked()
}

/** Chooses a model by its id, as it would be typed. */
export const chooseModel = async (page: Page, modelId: string): Promise<void> => {
  const search = page.getByRole('combobox', { name: composerMessages.findModel })
  await modelButton(page).click()
  await search.fill(modelId)
  await search.press('Enter')
  await search.waitFor({ state: 'detached' })
}

export const startNewConversation = async (page: Page): Promise<void> => {
  await page.keyboard.press('ControlOrMeta+n')
  await expect(questions(page)).toHaveCount(0)
}

export const openConversation = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('navigation', { name: conversationsMessages.list }).getByRole('button', { name: title }).first().click()
}

/** Waits until a conversation has the title that the model wrote, which comes after the answer. */
export const titled = (page: Page, title: string): Promise<void> =>
  expect(page.getByRole('navigation', { name: conversationsMessages.list }).getByRole('button', { name: title }).first()).toBeVisible()

/** Loads the window anew. Keys work, and nothing of before is on the screen, once this is done. */
export const reload = async (page: Page): Promise<void> => {
  await page.reload()
  await page.locator('html[data-platform]').waitFor()
}

/** Opens the pane about an answer from the menu of the message, by keyboard. */
export const openDetails = async (page: Page, answer: Locator): Promise<Locator> => {
  await answer.getByRole('button', { name: transcriptMessages.messageMenu }).press('Enter')
  await page.getByRole('menuitem', { name: transcriptMessages.details, exact: true }).press('Enter')
  const pane = page.getByRole('region', { name: replyMessages.title, exact: true })
  await pane.waitFor()
  return pane
}

/** The value beside a label in the pane about an answer. */
export const detail = (pane: Locator, label: string): Locator =>
  pane
    .locator('.reply-row')
    .filter({ has: pane.page().getByText(label, { exact: true }) })
    .locator('dd')

/** The requests for answers that were streamed, in order. Titles are asked for apart. */
export const streamed = ({ requests }: BedrockServer): readonly RecordedRequest[] =>
  requests.filter(({ operation }) => operation === 'converse-stream')
export const bodies = (server: BedrockServer): readonly unknown[] => streamed(server).map(({ body }) => body)

/** The service would have taken every request that the app sent. Whether it counts for a model is only known once it was asked. */
export const expectAllTaken = ({ requests }: BedrockServer): void => {
  expect(
    requests.flatMap(({ operation, rejection }) => (rejection === null || operation === 'count-tokens' ? [] : [{ operation, rejection }])),
  ).toEqual([])
}
