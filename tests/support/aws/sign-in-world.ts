import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { FindRoute } from '../../../src/main/network/route.ts'
import { ssoCacheFile } from '../../../src/main/credentials/sso/token-cache.ts'
import { ExpectedError } from '../../../src/shared/expected-error.ts'
import { createSignIns } from '../../../src/main/credentials/sso/sign-ins.ts'
import type { SsoSession } from '../../../src/main/credentials/sso/identity-centers.ts'
import type { SignInState } from '../../../src/shared/sign-in.ts'
import { createTemporaryAwsFiles, type TemporaryAwsFiles } from '../temporary-aws-files.ts'
import { approveInBrowser, startSsoServer, type SsoServer } from './sso-server.ts'

type Push = { readonly signInId: string; readonly state: SignInState }
type Settings = Partial<Pick<Parameters<typeof createSignIns>[0], 'delay' | 'limitMs' | 'now' | 'openPage' | 'environment' | 'findRoute'>>

/** Sign-ins against a server of this computer, with what they push and the pages they open. */
export const openSignInWorld = async () => {
  const files: TemporaryAwsFiles = await createTemporaryAwsFiles()
  const server: SsoServer = await startSsoServer()
  const environment = { AWS_ENDPOINT_URL_SSO: server.url, AWS_ENDPOINT_URL_SSO_OIDC: server.url }
  const pushes: Push[] = []
  const pages: string[] = []
  const signedIn: SsoSession[] = []
  const routed: string[] = []
  const handler = new NodeHttpHandler()
  const waiting = new Set<() => void>()
  const opened: ReturnType<typeof createSignIns>[] = []
  const changed = (): void => {
    for (const check of waiting) check()
  }

  const until = <Value>(find: () => Value | undefined): Promise<Value> =>
    new Promise((resolve) => {
      const check = (): void => {
        const value = find()
        if (value === undefined) return
        waiting.delete(check)
        resolve(value)
      }
      waiting.add(check)
      check()
    })

  const handle = handler.handle.bind(handler)
  handler.handle = (request, options) => {
    routed.push(request.path)
    return handle(request, options)
  }
  const findRoute: FindRoute = () => Promise.resolve({ key: 'test', requestHandler: handler, retryMode: 'standard', maxAttempts: 1 })
  const session = (name = 'work'): SsoSession => ({ startUrl: server.startUrl, region: 'eu-west-1', cacheKey: name })
  const open = (settings: Settings = {}): ReturnType<typeof createSignIns> => {
    const signIns = createSignIns({
      environment,
      homeFolder: files.homeFolder,
      openPage: (url) => {
        pages.push(url)
        changed()
        return Promise.resolve(true)
      },
      push: (push) => {
        pushes.push(push)
        changed()
      },
      onSignedIn: (signedInto) => void signedIn.push(signedInto),
      ...settings,
    })
    opened.push(signIns)
    return signIns
  }
  /** The address of the page that was opened as the given one, from 0. */
  const page = (index = 0): Promise<string> => until(() => pages[index])
  /** How the sign-in ended. */
  const ended = (signInId: string): Promise<SignInState> =>
    until(() => pushes.find((push) => push.signInId === signInId && ['done', 'failed', 'cancelled'].includes(push.state.type))?.state)

  return {
    files,
    server,
    environment,
    pushes,
    pages,
    signedIn,
    /** The paths of the requests that went through `findRoute`. */
    routed,
    findRoute,
    open,
    page,
    ended,
    session,
    statesOf: (signInId: string): readonly string[] => pushes.filter((push) => push.signInId === signInId).map(({ state }) => state.type),
    signInWithBrowser: async (name = 'work', settings: Settings = {}) => {
      const signIns = open(settings)
      const next = pages.length
      const signInId = signIns.start(session(name), 'browser')
      await approveInBrowser(await page(next), 'allow')
      return { signIns, signInId, state: await ended(signInId) }
    },
    /** What the server was asked, each with the error it answered. */
    operations: (): readonly string[] => server.requests.map(({ operation, refusal }) => operation + (refusal ?? '')),
    cacheFile: (cacheKey: string): string => ssoCacheFile(files.homeFolder, cacheKey),
    close: async (): Promise<void> => {
      for (const signIns of opened) signIns.dispose()
      handler.destroy()
      await server.close()
      await files.remove()
    },
  }
}

export type SignInWorld = Awaited<ReturnType<typeof openSignInWorld>>

export const codeOf = (state: SignInState): string => (state.type === 'failed' ? state.error.code : state.type)

/** The words that the work fails with, or what else it throws; null when it does not fail. */
export const wordsOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof ExpectedError ? error.userFacing : error),
  )

export const isRefusedConnection = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => false,
    (error: unknown) => error instanceof TypeError && JSON.stringify(error.cause).includes('ECONNREFUSED'),
  )

/** Where the browser is to come back to, as the page was told. */
export const callbackOf = (page: string, parameters: Readonly<Record<string, string>> = {}): URL => {
  const url = new URL(new URL(page).searchParams.get('redirect_uri') ?? '')
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url
}

export const stateOf = (page: string): string => new URL(page).searchParams.get('state') ?? ''
