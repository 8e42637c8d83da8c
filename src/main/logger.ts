import { redact } from './redact.ts'

export type Logger = { readonly error: (what: string, cause: unknown) => void }

const describe = (cause: unknown): string => (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause))

/** Writes to one file, secrets redacted. The library loads with the first line, so a start without faults pays nothing. */
export const createLogger = (file: string): Logger => {
  const loading = () =>
    import('electron-log/main.js').then(({ default: log }) => {
      log.transports.console.level = false
      log.transports.file.resolvePathFn = () => file
      log.transports.file.maxSize = 1024 * 1024
      return log
    })
  let library: ReturnType<typeof loading> | undefined
  return {
    error: (what, cause) => {
      library ??= loading()
      library.then(
        (log) => log.error(redact(`${what}: ${describe(cause)}`)),
        (failure: unknown) => process.stderr.write(`${redact(`${what}: ${describe(cause)} (not logged: ${describe(failure)})`)}\n`),
      )
    },
  }
}
