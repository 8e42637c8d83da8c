/** Electron's utility processes carry `parentPort`; Node's child processes carry `send`. */
type ParentPort = {
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void
  readonly postMessage: (message: unknown) => void
}

const isParentPort = (value: unknown): value is ParentPort =>
  typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value

/** The child's end of a SpawnedProcess: calls `receive` for every message of the parent; `reply` sends one back. */
export const serveParent = (receive: (message: unknown, reply: (message: unknown) => void) => void): void => {
  const port: unknown = Reflect.get(process, 'parentPort')
  if (isParentPort(port)) {
    port.on('message', (event) => receive(event.data, (message) => port.postMessage(message)))
    return
  }
  process.on('message', (message) => receive(message, (answer) => process.send?.(answer)))
}
