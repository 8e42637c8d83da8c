import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

/** What we use of Trusted Types, which TypeScript's DOM does not describe. A trusted address stands in for a string. */
type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => { readonly createScriptURL: (address: string) => string }
}

const isTrustedTypes = (value: unknown): value is TrustedTypes => typeof value === 'object' && value !== null && 'createPolicy' in value

const onlyBundledWorker = (address: string): string => {
  if (address !== workerAddress) throw new TypeError(`Not a script of this app: ${address}`)
  return address
}

const trustedTypes: unknown = Reflect.get(globalThis, 'trustedTypes')

const policy = isTrustedTypes(trustedTypes)
  ? trustedTypes.createPolicy('outcrop', { createScriptURL: onlyBundledWorker })
  : { createScriptURL: onlyBundledWorker }

/** The one script address the page's policy lets through: pdf.js's worker. */
export const scriptAddress = (address: string): string => policy.createScriptURL(address)
