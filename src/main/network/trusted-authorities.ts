import { readFile } from 'node:fs/promises'
import * as tls from 'node:tls'
import type { Environment } from './find-proxies.ts'

/** Where Linux keeps what its administrator trusts; a system has one of them. */
const systemBundles = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/ca-bundle.pem']
/** Node reads the first of these itself only while nothing else is added; the second is the one of the AWS tools. */
const bundleVariables = ['NODE_EXTRA_CA_CERTS', 'AWS_CA_BUNDLE']
const certificateBlock = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu

const readBundle = async (path: string): Promise<readonly string[]> => {
  try {
    return (await readFile(path, 'utf8')).match(certificateBlock) ?? []
  } catch {
    // A bundle that cannot be read adds nothing; a request that needed it fails with the name of its certificate.
    return []
  }
}

/** Absent in some builds of Node; where it is there, it also knows the stores of macOS and Windows. */
const systemStore = (): readonly string[] => {
  try {
    const read: unknown = Reflect.get(tls, 'getCACertificates')
    return typeof read === 'function' ? tls.getCACertificates('system') : []
  } catch {
    // As above: a store that does not open adds nothing.
    return []
  }
}

/** PEM of every authority that this computer trusts, those of the environment's bundles included. */
export const readTrustedAuthorities = async (environment: Environment): Promise<readonly string[]> => {
  const named = bundleVariables.map((name) => environment[name] ?? '').filter((path) => path !== '')
  const bundles = await Promise.all([...systemBundles, ...named].map(readBundle))
  // The same certificate comes from several places, its lines broken differently.
  const all = [...tls.rootCertificates, ...systemStore(), ...bundles.flat()]
  return [...new Map(all.map((pem) => [pem.replaceAll(/\s/gu, ''), pem])).values()]
}
