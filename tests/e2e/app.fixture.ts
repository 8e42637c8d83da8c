import { spawn } from 'node:child_process'
import { once } from 'node:events'
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
  /** Opens files with the app once more while it runs; done when that second start has given up its place. */
  readonly openWith: (files: readonly string[]) => Promise<void>
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
  /** `files` are arguments as the system gives them when something is opened with the app. */
  readonly startApp: (environment?: Readonly<Record<string, string>>, files?: readonly string[]) => Promise<RunningApp>
}

const isRoot = process.getuid?.() === 0
const repository = join(import.meta.dirname, '../..')

const packaged = process.env['OUTCROP_PACKAGED']

const argumentsFor = (computer: string, files: readonly string[]): string[] => [
  ...(packaged === undefined ? [repository] : []),
  `--user-data-dir=${join(computer, 'user-data')}`,
  '--disable-gpu',
  ...files,
]

/** Nothing of the real computer's AWS set-up. */
const environmentFor = (computer: string, environment: Readonly<Record<string, string>>): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('AWS_')),
  ),
  HOME: computer,
  AWS_CONFIG_FILE: join(computer, 'aws-config'),
  AWS_SHARED_CREDENTIALS_FILE: join(computer, 'aws-credentials'),
  ...environment,
})

/**
 * Makes every question to the app's own process an asynchronous one. The inspector holds what it answers with only weakly: that of a function that
 * answers at once is lost when the garbage collector comes before it was told, and Playwright then says that the promise was collected.
 */
const holdAnswers = (electronApp: ElectronApplication): void => {
  const evaluate = electronApp.evaluate.bind(electronApp)
  Reflect.set(electronApp, 'evaluate', (question: unknown, argument: unknown) => {
    const source = `async (electron, argument) => (${String(question)})(electron, argument)`
    return evaluate(
      Object.assign(() => undefined, { toString: () => source }),
      argument,
    )
  })
}

const launch = async (
  computer: string,
  environment: Readonly<Record<string, string>>,
  files: readonly string[] = [],
): Promise<RunningApp> => {
  const electronApp = await _electron.launch({
    ...(packaged === undefined ? {} : { executablePath: packaged }),
    args: argumentsFor(computer, files),
    chromiumSandbox: !isRoot,
    env: environmentFor(computer, environment),
  })
  holdAnswers(electronApp)
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
    openWith: async (others) => {
      const sandbox = isRoot ? ['--no-sandbox'] : []
      const env = environmentFor(computer, environment)
      const second = spawn(childProcess.spawnfile, [...argumentsFor(computer, others), ...sandbox], { env, cwd: computer, stdio: 'ignore' })
      await once(second, 'exit')
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
    await use(async (environment = {}, files = []) => {
      const app = await launch(computer, environment, files)
      running.add(app)
      return app
    })
    for (const app of running) await app.close().catch(() => app.kill().catch(() => undefined))
  },
})

export { expect }

/** What is dragged: files by their path, or what a web page gives along, by its media type. */
export type Dragged = { readonly files?: readonly string[]; readonly items?: Readonly<Record<string, string>> }

/** Something that is held over the window. */
export type Held = { readonly drop: () => Promise<void>; readonly takeAway: () => Promise<void> }

/** Drags over the window, as the system would, and holds it there. */
export const dragOver = async (page: Page, { files = [], items = {} }: Dragged): Promise<Held> => {
  const session = await page.context().newCDPSession(page)
  const data = {
    items: Object.entries(items).map(([mimeType, text]) => ({ mimeType, data: text })),
    ...(files.length === 0 ? {} : { files: [...files] }),
    dragOperationsMask: 1,
  }
  const send = async (type: 'dragEnter' | 'dragOver' | 'drop'): Promise<void> => {
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  }
  await send('dragEnter')
  await send('dragOver')
  return {
    drop: async () => {
      await send('drop')
      await session.detach()
    },
    // The protocol's own cancelling tells the page nothing.
    takeAway: () =>
      page.evaluate((isFiles) => {
        const dataTransfer = new DataTransfer()
        if (isFiles) dataTransfer.items.add(new File([], 'held'))
        else dataTransfer.setData('text/plain', 'held')
        document.elementFromPoint(400, 300)?.dispatchEvent(new DragEvent('dragleave', { bubbles: true, dataTransfer }))
      }, files.length > 0),
  }
}

export const drop = async (page: Page, dragged: Dragged): Promise<void> => (await dragOver(page, dragged)).drop()

/** Drops real files on the window, as the system would: with paths that only the preload can read. */
export const dropFiles = (page: Page, files: readonly string[]): Promise<void> => drop(page, { files })

/** What fades in has come to rest; what turns for ever is not waited for. */
const atRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(passing.map((animation) => animation.finished))
  })

/** A tooltip is read with what it belongs to, and so lies in no region of the page. */
const tooltip = '[data-radix-popper-content-wrapper]:has(> [role="tooltip"])'

/** axe finds nothing to complain about on the screen as it stands. */
export const expectAccessible = async (page: Page): Promise<void> => {
  await atRest(page)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude(tooltip).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, targets: nodes.map((node) => node.target.join(' ')) }))).toEqual([])
}
