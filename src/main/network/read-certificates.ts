import { X509Certificate } from 'node:crypto'
import type { Certificate } from '../../shared/network.ts'
import { refusal } from '../../shared/expected-error.ts'
import { networkMessages as words } from '../../shared/messages/network.ts'

export const maximumCertificateBytes = 1024 * 1024

const block = /-----BEGIN (?:X509 )?CERTIFICATE-----(?<body>[\s\S]+?)-----END (?:X509 )?CERTIFICATE-----/gu

/** A file as text: PEM as it is, DER turned into it. */
export const certificateText = (bytes: Uint8Array): string => {
  const text = new TextDecoder('utf-8').decode(bytes)
  return text.includes('-----BEGIN ') ? text : asPem(Buffer.from(bytes).toString('base64'))
}

const asPem = (base64: string): string => `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`

/** The authorities of a PEM bundle, each once, expired ones too. Certificates of mere servers beside them are left out. */
export const readCertificates = (text: string): readonly (Certificate & { readonly pem: string })[] => {
  const found = [...text.matchAll(block)].flatMap(({ groups }) => parse(groups?.['body'] ?? ''))
  if (found.length === 0) throw refusal('certificate-none', words.noCertificateTitle, words.noCertificateAdvice)
  const authorities = found.filter(({ ca }) => ca)
  const [first] = found
  if (authorities.length === 0 && first !== undefined) {
    throw refusal('certificate-not-authority', words.notAuthorityTitle(nameOf(first)), words.notAuthorityAdvice)
  }
  const each = new Map(authorities.map((certificate) => [certificate.fingerprint256, certificate]))
  return [...each].map(([fingerprint, certificate]) => ({
    fingerprint,
    name: nameOf(certificate),
    pem: certificate.toString(),
    expiresAt: Date.parse(certificate.validTo),
  }))
}

const parse = (body: string): readonly X509Certificate[] => {
  try {
    return [new X509Certificate(asPem(body.replaceAll(/\s+/gu, '')))]
  } catch {
    // A damaged block among sound ones; when none is sound, the caller says so.
    return []
  }
}

/** The common name, else the unit or the organisation. */
const nameOf = ({ subject, fingerprint256 }: X509Certificate): string => {
  const parts = new Map(subject.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
  const name = ['CN', 'OU', 'O'].map((key) => parts.get(key) ?? '').find((part) => part !== '')
  return (name ?? fingerprint256.slice(0, 23)).slice(0, 200)
}
