import { createServer } from 'node:http'
import { createTemporaryAwsFiles } from '../temporary-aws-files.ts'
import { setProcessEnvironment } from '../process-environment.ts'
import { createTestConnections, keysOf } from '../test-connections.ts'
import { startStsServer } from './sts-server.ts'

export const roleArn = (name: string): string => `arn:aws:iam::444455556666:role/team/${name}`
export const identityToken = 'header.payload.signature'
/** The access key ids of the first and the second session that STS gives out. */
export const firstSession = 'ASIASESSION000000001'
export const secondSession = 'ASIASESSION000000002'

/** A home folder, STS on this computer, and the environment that leads the SDK there. The role Guarded wants the external id contract:7. */
export const openCredentialWorld = async () => {
  const files = await createTemporaryAwsFiles()
  const sts = await startStsServer({ identityTokens: [identityToken], roles: { [roleArn('Guarded')]: { externalId: 'contract:7' } } })
  const basis = { HOME: files.homeFolder, AWS_ENDPOINT_URL_STS: sts.url, AWS_EC2_METADATA_DISABLED: 'true' }
  let environment: Readonly<Record<string, string>> = basis
  let restore = setProcessEnvironment(basis)

  const open = (
    setting: Omit<Parameters<typeof createTestConnections>[0], 'homeFolder' | 'environment'> & { readonly homeFolder?: string } = {},
  ) => createTestConnections({ homeFolder: files.homeFolder, environment, ...setting })
  const connect = (profileId: string, setting: Parameters<typeof open>[0] = {}) => open(setting).connect(profileId, { region: 'eu-west-1' })

  return {
    files,
    sts,
    environment: () => environment,
    /** What the process has, the SDK reads by itself. */
    setEnvironment: (values: Readonly<Record<string, string>>): void => {
      environment = { ...basis, ...values }
      restore()
      restore = setProcessEnvironment(environment)
    },
    open,
    connect,
    keyOf: async (...parameters: Parameters<typeof connect>): Promise<string> => (await keysOf(await connect(...parameters))).accessKeyId,
    /** What STS was asked: who signed, what for, which role. */
    asked: (): readonly string[] =>
      sts.requests.map(({ action, accessKeyId, parameters }) => `${accessKeyId ?? 'unsigned'} ${action} ${parameters['RoleArn'] ?? ''}`),
    close: async (): Promise<void> => {
      restore()
      await sts.close()
      await files.remove()
    },
  }
}

export type CredentialWorld = Awaited<ReturnType<typeof openCredentialWorld>>

/** Gives out keys as a container does. */
export const startContainer = async () => {
  const tokens: (string | undefined)[] = []
  const server = createServer((request, response) => {
    tokens.push(request.headers.authorization)
    const keys = { AccessKeyId: 'AKIDCONTAINER', SecretAccessKey: 's', Token: 't', Expiration: '2099-01-01T00:00:00Z' }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(keys))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return { url: `http://127.0.0.1:${address.port}/keys`, tokens, close: () => void server.close() }
}
