import { join } from 'node:path'
import type { EventName, EventPayload } from '../shared/ipc/contract.ts'
import { credentialsMessages as words } from '../shared/messages/credentials.ts'
import type { AwsConnection } from './aws-connection.ts'
import type { Bedrock } from './bedrock/open-bedrock.ts'
import { createCodeQuestions } from './credentials/code-questions.ts'
import { listProfiles } from './credentials/list-profiles.ts'
import { awsFilePaths, readAwsFiles } from './credentials/read-aws-files.ts'
import { createConnections } from './credentials/resolve-credentials.ts'
import type { SecretVault } from './credentials/secret-vault.ts'
import type { SessionSecrets } from './credentials/session-secrets.ts'
import type { SsoSession } from './credentials/sso/identity-centers.ts'
import { createSignIns } from './credentials/sso/sign-ins.ts'
import { watchAwsFiles } from './credentials/watch-aws-files.ts'
import { doctorHandlers } from './ipc/handlers/doctor.ts'
import { modelHandlers } from './ipc/handlers/models.ts'
import { networkHandlers, createProxyPassword } from './ipc/handlers/network.ts'
import { profileHandlers } from './ipc/handlers/profiles.ts'
import { signInHandlers } from './ipc/handlers/sign-in.ts'
import { createListedModels } from './listed-models.ts'
import { createPathResolver } from './login-shell-path.ts'
import type { Network } from './network/open-network.ts'
import { once } from './once.ts'
import { getAppProfile, listAppProfiles } from './store/app-profiles.ts'
import { listCertificates } from './store/certificates.ts'
import type { WritableDatabase } from './store/database.ts'
import { readSettings } from './store/settings.ts'

type Options = {
  /** That of the process: the PATH of the login shell is written to it. */
  readonly environment: NodeJS.ProcessEnv
  readonly homeFolder: string
  readonly database: () => WritableDatabase
  readonly vault: SecretVault
  readonly sessionSecrets: SessionSecrets
  readonly bedrock: () => Promise<Bedrock>
  readonly send: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void
  readonly openSignInPage: (url: string) => Promise<boolean>
  /** Chromium's answer, such as `PROXY host:port; DIRECT`. */
  readonly resolveSystemProxy: (url: string) => Promise<string>
  readonly pickCertificateFile: () => Promise<string | null>
  /** After a sign-in, or when the AWS files have changed: what waits for either may try again. */
  readonly onCredentials: () => void
}

/** Puts together everything about AWS but the answers themselves: profiles, sign-in, network, lists of models, the doctor. */
export const openAws = (options: Options) => {
  const { environment, homeFolder, database, vault, sessionSecrets, bedrock, send, onCredentials } = options
  const paths = awsFilePaths(environment, homeFolder)
  const findAppProfile = (profileId: string) => getAppProfile(database(), profileId)
  const settings = () => readSettings(database())

  const network = once(async (): Promise<Network> => {
    const { openNetwork } = await import('./network/open-network.ts')
    return openNetwork({
      settings,
      certificates: () => listCertificates(database()).map(({ pem }) => pem),
      proxyPassword: createProxyPassword({ vault, sessionSecrets, settings }),
      resolveSystemProxy: options.resolveSystemProxy,
      environment,
    })
  })
  const findRoute = async () => (await network()).findRoute()

  const codeQuestions = createCodeQuestions({ push: (question) => send('code.question', question) })
  const { ensure: ensurePath } = createPathResolver({ environment, platform: process.platform })
  const connections = createConnections({
    environment,
    homeFolder,
    vault,
    sessionSecrets,
    findAppProfile,
    askForCode: codeQuestions.ask,
    findRoute,
    ensurePath,
    onState: (state) => send('profile.state', state),
  })
  const { connect } = connections
  const allProfiles = () => listProfiles({ environment, homeFolder, appProfiles: listAppProfiles(database()) })

  const announce = (): void => {
    send('profiles.changed', {})
    onCredentials()
  }
  /** Every profile that signs in with the same session has new credentials. */
  const forgetSession = async ({ cacheKey }: SsoSession): Promise<void> => {
    try {
      for (const { id } of (await allProfiles()).profiles) {
        const session = await connections.identityCenterOf(id)
        if (session?.cacheKey === cacheKey) connections.forget(id)
      }
    } finally {
      // Whatever went wrong here, what waits for the sign-in goes on.
      announce()
    }
  }
  const signIns = createSignIns({
    environment,
    homeFolder,
    openPage: options.openSignInPage,
    push: (push) => send('sign-in.changed', push),
    onSignedIn: (session) => void forgetSession(session),
    findRoute,
  })
  const watch = watchAwsFiles({
    paths,
    cacheFolders: [
      join(homeFolder, '.aws', 'sso', 'cache'),
      environment['AWS_LOGIN_CACHE_DIRECTORY'] ?? join(homeFolder, '.aws', 'login', 'cache'),
    ],
    onChange: announce,
  })

  const controlPlane = once(async () => (await import('./bedrock/control-plane.ts')).openControlPlane({ findRoute }))
  const doctor = once(async () => {
    const [{ createDoctor }, { stsAddressIn }, { explainError }, { whoAmI }] = await Promise.all([
      import('./doctor/examine.ts'),
      import('./doctor/endpoint-addresses.ts'),
      import('./bedrock/explain-error.ts'),
      import('./credentials/who-am-i.ts'),
    ])
    return createDoctor({
      connect,
      describe: connections.describe,
      stateOf: connections.stateOf,
      findProfile: async (profileId) => (await allProfiles()).profiles.find(({ id }) => id === profileId) ?? null,
      whoAmI: (connection, signal) => whoAmI(connection, { environment, findRoute }, signal),
      probeEndpoint: async (url, signal) => (await network()).probe(url, signal),
      listModels: async (connection, signal) => (await controlPlane()).listModels(connection, signal),
      modelAccess: async (connection, modelId, signal) => (await controlPlane()).modelAccess(connection, modelId, signal),
      probeModel: async (connection, modelId, signal) => (await bedrock()).probe(connection, modelId, signal),
      stsAddress: stsAddressIn(environment),
      explain: explainError,
      push: (examination) => send('doctor.changed', examination),
      now: Date.now,
      newId: () => crypto.randomUUID(),
      environment,
    })
  })

  const regionOf = async (profileId: string, region: string): Promise<string> => (await connect(profileId, { region })).region

  return {
    connect,
    forgetCredentials: connections.forget,
    findRoute,
    /** Waits until the environment has the PATH of the login shell. */
    ensurePath,
    listedModels: createListedModels({ database, regionOf }),
    listGuardrails: async (connection: AwsConnection, signal: AbortSignal) => (await controlPlane()).listGuardrails(connection, signal),
    profileNames: async () =>
      new Map<string, string>([['demo', words.demoName], ...(await allProfiles()).profiles.map(({ id, name }) => [id, name] as const)]),
    codeQuestion: codeQuestions.current,
    handlers: {
      ...profileHandlers({
        database,
        listProfiles: (appProfiles) => listProfiles({ environment, homeFolder, appProfiles }),
        stateOf: connections.stateOf,
        forget: connections.forget,
        sessionOf: signIns.sessionOf,
        vault,
        sessionSecrets,
        onChanged: announce,
        now: Date.now,
      }),
      ...signInHandlers({
        signIns,
        readFiles: () => readAwsFiles(paths),
        identityCenterOf: connections.identityCenterOf,
        findAppProfile,
        codeQuestions,
      }),
      ...modelHandlers({
        database,
        connect,
        controlPlane,
        regionOf,
        push: (changed) => send('models.changed', changed),
        now: Date.now,
      }),
      ...doctorHandlers(doctor),
      ...networkHandlers({
        database,
        vault,
        sessionSecrets,
        pickCertificateFile: options.pickCertificateFile,
        settings,
        resetNetwork: () => {
          if (network.isMade()) void network().then(({ reset }) => reset())
        },
        now: Date.now,
      }),
    },
    dispose: async (): Promise<void> => {
      watch.dispose()
      codeQuestions.dispose()
      signIns.dispose()
      connections.dispose()
      // One that could not be opened keeps no other from being closed.
      const opened = await Promise.allSettled([doctor.isMade() ? doctor() : null, network.isMade() ? network() : null])
      for (const closing of opened) if (closing.status === 'fulfilled') closing.value?.dispose()
    },
  }
}

export type Aws = ReturnType<typeof openAws>
