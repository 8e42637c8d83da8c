import type { ClientRequest } from 'node:http'
import type { Duplex } from 'node:stream'
import { Agent, type AgentConnectOpts } from 'agent-base'
import type { Dial } from './dial.ts'

const maxSockets = 50
/** A connection that nobody used for so long is not trusted to be alive still, for example after sleep. */
const unusedMs = 30_000

/** Keeps connections for the next request, and knows which way each one goes. */
export class RouteAgent extends Agent {
  readonly #dial: Dial
  readonly #isSecure: boolean
  readonly #address: string | null
  readonly #ways = new WeakMap<Duplex, string | null>()
  #isRetired = false

  /** Plain connections are not kept: a request to a proxy is written otherwise than one to a server. One to an `address` serves one request. */
  constructor(dial: Dial, { isSecure, address = null }: { readonly isSecure: boolean; readonly address?: string | null }) {
    super({ keepAlive: isSecure && address === null, maxSockets, timeout: unusedMs })
    this.#dial = dial
    this.#isSecure = isSecure
    this.#address = address
    this.on('free', () => this.#isRetired && this.#closeUnused())
  }

  /** Otherwise guessed from the call stack, and differently when a connection is kept than when one is looked for. */
  override isSecureEndpoint(): boolean {
    return this.#isSecure
  }

  override async connect(request: ClientRequest, options: AgentConnectOpts): Promise<Duplex> {
    const { host = 'localhost', port } = options
    const servername = options.secureEndpoint && options.servername !== '' ? options.servername : undefined
    const { socket, via } = await this.#dial(request, { isSecure: options.secureEndpoint, host, port, servername, address: this.#address })
    this.#ways.set(socket, via)
    return socket
  }

  /** The proxy of a connection, without its credentials. */
  viaOf(socket: Duplex): string | null {
    return this.#ways.get(socket) ?? null
  }

  /** Closes what is not in use now, and everything else as soon as it is not. */
  retire(): void {
    this.#isRetired = true
    this.#closeUnused()
  }

  #closeUnused(): void {
    for (const sockets of Object.values(this.freeSockets)) for (const socket of sockets ?? []) socket.destroy()
  }
}
