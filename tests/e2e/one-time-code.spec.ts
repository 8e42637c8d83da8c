import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { appMessages } from '../../src/shared/messages/app.ts'
import { profilesMessages as words } from '../../src/shared/messages/profiles.ts'
import { startStsServer } from '../support/aws/sts-server.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { expect, expectAccessible, test } from './app.fixture.ts'
import { answered, answers, ask, chooseProfile, composer } from './steps.ts'

const writeRole = async (computer: string): Promise<void> => {
  await writeFile(
    join(computer, 'aws-config'),
    [
      '[profile secure]',
      'role_arn = arn:aws:iam::111122223333:role/Secure',
      'source_profile = base',
      'mfa_serial = arn:aws:iam::111122223333:mfa/alex',
      'region = us-east-1',
      '[profile base]',
      'region = us-east-1',
      '',
    ].join('\n'),
  )
  await writeFile(
    join(computer, 'aws-credentials'),
    '[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = canary-secret-for-tests\n',
  )
}

test('asks for a one-time code, again after a wrong one, and uses the session from then on', async ({
  startApp,
  computer,
  bedrockServer,
}) => {
  await writeRole(computer)
  const sts = await startStsServer({ mfaCodes: ['246810'], roles: { 'arn:aws:iam::111122223333:role/Secure': { needsCode: true } } })
  const { page, close } = await startApp({ AWS_ENDPOINT_URL_STS: sts.url, AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrockServer.url })
  await chooseProfile(page, 'secure')
  bedrockServer.script([scripts.plainText('Let in.'), scripts.plainText('Still in.')])
  await ask(page, 'May I?')
  const dialog = page.getByRole('dialog', { name: words.codeDialogTitle })
  await expect(dialog).toBeVisible()
  await expect(dialog).toContainText('arn:aws:iam::111122223333:mfa/alex')
  await expectAccessible(page)
  await expect(dialog.getByLabel(words.oneTimeCode)).toBeFocused()
  await page.keyboard.type('111111')
  await page.keyboard.press('Enter')
  // While a code is checked the field takes nothing.
  await expect(dialog.getByRole('status').filter({ hasText: /\S/u, hasNotText: words.checkingCode })).toBeVisible()
  await expect(dialog.getByLabel(words.oneTimeCode)).toBeEditable()
  await expect(dialog.getByLabel(words.oneTimeCode)).toBeFocused()
  await page.keyboard.type('246810')
  await page.keyboard.press('Enter')
  await expect(answers(page)).toContainText('Let in.')
  await expect(dialog).toBeHidden()
  await ask(page, 'And now?')
  await expect(answers(page).last()).toContainText('Still in.')
  expect(sts.requests.filter(({ action }) => action === 'AssumeRole').map(({ refused }) => refused === null)).toEqual([false, true])
  await close()
  await sts.close()
})

test('gives the question back when no code is given', async ({ startApp, computer, bedrockServer }) => {
  await writeRole(computer)
  const sts = await startStsServer({ mfaCodes: ['246810'], roles: { 'arn:aws:iam::111122223333:role/Secure': { needsCode: true } } })
  const { page, close } = await startApp({ AWS_ENDPOINT_URL_STS: sts.url, AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrockServer.url })
  await chooseProfile(page, 'secure')
  await ask(page, 'May I?')
  const dialog = page.getByRole('dialog', { name: words.codeDialogTitle })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await answered(page)
  const retry = page.getByRole('feed').getByRole('button', { name: appMessages.remedies.retry })
  await expect(retry).toBeVisible()
  expect(bedrockServer.requests).toEqual([])
  bedrockServer.script(scripts.plainText('Let in.'))
  await retry.click()
  await dialog.getByLabel(words.oneTimeCode).fill('246810')
  await page.keyboard.press('Enter')
  await expect(answers(page).last()).toContainText('Let in.')
  await expect(composer(page)).toBeVisible()
  await close()
  await sts.close()
})
