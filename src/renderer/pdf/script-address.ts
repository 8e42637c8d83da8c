import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

/** What we use of Trusted Types, which TypeScript's DOM does not describe. A trusted address stands in for a string. */
type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => { readonly createScriptURL: (address: string) => string }
}

const isTrustedTypes = (value: unknown): value is TrustedTypes => typeof value === 'object' && value !== null && 'createPolicy' in value

/** The worker that colours programs, under the name that the build gives it. */
const isHighlighter = (address: string): boolean => {
  const { origin, pathname } = new URL(address, location.href)
  return origin === location.origin && /^\/assets\/highlight-worker-[\w-]+\.js$/u.test(pathname)
}

const onlyBundledWorker = (address: string): string => {
  if (address !== workerAddress && !isHighlighter(address)) throw new TypeError(`Not a script of this app: ${address}`)
  return address
}

const trustedTypes: unknown = Reflect.get(globalThis, 'trustedTypes')

const policy = isTrustedTypes(trustedTypes)
  ? trustedTypes.createPolicy('outcrop', { createScriptURL: onlyBundledWorker })
  : { createScriptURL: onlyBundledWorker }

/** The script addresses that the page's policy lets through: pdf.js's worker, and the one that colours programs. */
export const scriptAddress = (address: string): string => policy.createScriptURL(address)
