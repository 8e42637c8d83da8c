import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test'
import { composerMessages } from '../../src/shared/messages/composer.ts'
import { startControlPlaneServer, type ControlPlaneServer } from '../support/aws/control-plane-server.ts'
import { startSsoServer, type SsoServer } from '../support/aws/sso-server.ts'
import { startStsServer, type StsServer } from '../support/aws/sts-server.ts'
import { startBedrockServer, type BedrockServer } from '../support/bedrock-server/server.ts'

export type RunningApp = {
  readonly electronApp: ElectronApplication
  readonly page: Page
  readonly close: () => Promise<void>
  readonly kill: () => Promise<void>
}

type Fixtures = {
  /** A fresh folder that stands for the computer: home, AWS files and user data. */
  readonly computer: string
  readonly bedrockServer: BedrockServer
  readonly controlPlane: ControlPlaneServer
  readonly ssoServer: SsoServer
  readonly stsServer: StsServer
  /** Points the SDK at the local answers, lists and identities. */
  readonly awsEnvironment: Readonly<Record<string, string>>
  readonly startApp: (environment?: Readonly<Record<string, string>>) => Promise<RunningApp>
}

const isRoot = process.getuid?.() === 0
const repository = join(import.meta.dirname, '../..')

const launch = async (computer: string, environment: Readonly<Record<string, string>>): Promise<RunningApp> => {
  const packaged = process.env['OUTCROP_PACKAGED']
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('AWS_')),
  )
  const electronApp = await _electron.launch({
    ...(packaged === undefined ? {} : { executablePath: packaged }),
    args: [...(packaged === undefined ? [repository] : []), `--user-data-dir=${join(computer, 'user-data')}`, '--disable-gpu'],
    chromiumSandbox: !isRoot,
    env: {
      ...inherited,
      HOME: computer,
      AWS_CONFIG_FILE: join(computer, 'aws-config'),
      AWS_SHARED_CREDENTIALS_FILE: join(computer, 'aws-credentials'),
      ...environment,
    },
  })
  const page = await electronApp.firstWindow()
  await page.getByRole('textbox', { name: composerMessages.field }).waitFor()
  // The field is drawn before any script has run; the keys of the app work once it has marked the page.
  await page.locator('html[data-platform]').waitFor()
  const childProcess = electronApp.process()
  return {
    electronApp,
    page,
    close: () => electronApp.close(),
    kill: async () => {
      const ended = new Promise((resolve) => childProcess.once('exit', resolve))
      childProcess.kill('SIGKILL')
      await ended
    },
  }
}

export const test = base.extend<Fixtures>({
  computer: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'outcrop-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  bedrockServer: async ({}, use) => {
    const server = await startBedrockServer()
    await use(server)
    await server.close()
  },
  controlPlane: async ({}, use) => {
    const server = await startControlPlaneServer()
    await use(server)
    await server.close()
  },
  ssoServer: async ({}, use) => {
    const server = await startSsoServer()
    await use(server)
    await server.close()
  },
  stsServer: async ({}, use) => {
    const server = await startStsServer()
    await use(server)
    await server.close()
  },
  awsEnvironment: async ({ bedrockServer, controlPlane, stsServer }, use) => {
    await use({
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrockServer.url,
      AWS_ENDPOINT_URL_BEDROCK: controlPlane.url,
      AWS_ENDPOINT_URL_STS: stsServer.url,
    })
  },
  startApp: async ({ computer }, use) => {
    const running = new Set<RunningApp>()
    await use(async (environment = {}) => {
      const app = await launch(computer, environment)
      running.add(app)
      return app
    })
    for (const app of running) await app.close().catch(() => app.kill().catch(() => undefined))
  },
})

export { expect }

/** Drops real files on the window, as the system would: with paths that only the preload can read. */
export const dropFiles = async (page: Page, files: readonly string[]): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  }
  await session.detach()
}

/** What fades in has come to rest; what turns for ever is not waited for. */
const atRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(passing.map((animation) => animation.finished))
  })

/** axe finds nothing to complain about on the screen as it stands. */
export const expectAccessible = async (page: Page): Promise<void> => {
  await atRest(page)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target.join(' ')) }))).toEqual([])
}
