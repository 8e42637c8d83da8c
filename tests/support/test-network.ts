import { text } from 'node:stream/consumers'
import { HttpRequest } from '@smithy/core/protocols'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { openNetwork, type Network, type NetworkSettings } from '../../src/main/network/open-network.ts'
import { ProxyError } from '../../src/main/network/proxy-error.ts'
import { tlsFixture } from './tls-server.ts'

const bodySchema = z.custom<NodeJS.ReadableStream>((value) => value !== null)

type World = {
  /** Read anew for each request, so that a test can change them. */
  readonly settings?: Partial<NetworkSettings>
  readonly certificates?: readonly string[]
  readonly password?: string | (() => string | null)
  readonly environment?: Readonly<Record<string, string>>
  readonly system?: string
}

/** Nothing of this computer's own environment counts. */
export const openTestNetwork = ({ settings, certificates, password = () => null, environment = {}, system = 'DIRECT' }: World): Network => {
  const network = openNetwork({
    settings: () => ({
      proxyMode: 'none',
      proxyUrl: '',
      proxyUser: '',
      noProxy: '',
      connectTimeoutSeconds: 5,
      idleTimeoutSeconds: 30,
      retryMode: 'standard',
      maxAttempts: 1,
      ...settings,
    }),
    certificates: () => certificates ?? [tlsFixture('authority.pem')],
    proxyPassword: async () => (typeof password === 'string' ? password : password()),
    resolveSystemProxy: async () => system,
    environment,
  })
  onTestFinished(() => network.dispose())
  return network
}

export const ask = async (network: Network, address: string): Promise<string> => text(await openBody(network, address))

/** The body of an answer that may still be coming. */
export const openBody = async (network: Network, address: string): Promise<NodeJS.ReadableStream> => {
  const { requestHandler } = await network.findRoute()
  const { protocol, hostname, port, pathname } = new URL(address)
  const request = new HttpRequest({
    method: 'GET',
    protocol,
    hostname,
    port: Number(port),
    path: pathname,
    headers: { host: `${hostname}:${port}` },
  })
  const { response } = await requestHandler.handle(request)
  return bodySchema.parse(response.body)
}

/** What the work failed with; of a ProxyError what may be told. */
export const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'it worked',
    (error: unknown) => (error instanceof ProxyError ? { code: error.code, proxy: error.proxy } : error),
  )
