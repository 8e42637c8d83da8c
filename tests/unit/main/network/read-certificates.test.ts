import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { certificateText, readCertificates } from '../../../../src/main/network/read-certificates.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import { tlsFixture, tlsFixturePath } from '../../../support/tls-server.ts'

const authority = tlsFixture('authority.pem')
const expired = tlsFixture('expired-authority.pem')
const server = tlsFixture('server.pem')
const names = (text: string): readonly string[] => readCertificates(text).map(({ name }) => name)
const codeOf = (text: string): string => {
  try {
    return `read ${readCertificates(text).length}`
  } catch (error) {
    if (error instanceof ExpectedError) return error.userFacing.code
    throw error
  }
}

describe('readCertificates', () => {
  it('reads what is in a bundle once, expired ones too, and leaves out servers and damaged blocks', () => {
    const damaged = '-----BEGIN CERTIFICATE-----\nbm90aGluZw==\n-----END CERTIFICATE-----'
    expect(readCertificates([`# words\r\n${authority}`, server, damaged, expired, authority].join('\n'))).toEqual([
      {
        name: 'Outcrop Test Authority',
        fingerprint: expect.stringMatching(/^(?:[\dA-F]{2}:){31}[\dA-F]{2}$/u),
        pem: authority,
        expiresAt: Date.UTC(2126, 9, 28, 7, 31, 3),
      },
      { name: 'Outcrop Expired Authority', fingerprint: expect.any(String), pem: expired, expiresAt: Date.UTC(2001, 0, 1) },
    ])
  })

  it('reads DER, and PEM without line breaks or with the older name', () => {
    const der = certificateText(readFileSync(tlsFixturePath('authority.der')))
    const body = authority.replaceAll(/-----[A-Z ]+-----|\s/gu, '')
    const older = `-----BEGIN X509 CERTIFICATE-----${body}-----END X509 CERTIFICATE-----`
    expect([der, older].map(names)).toEqual([['Outcrop Test Authority'], ['Outcrop Test Authority']])
  })

  it('says why nothing of a file can be used', () => {
    const key = tlsFixture('server-key.pem')
    expect(['', 'words', key, certificateText(new TextEncoder().encode('words')), server].map(codeOf)).toEqual([
      'certificate-none',
      'certificate-none',
      'certificate-none',
      'certificate-none',
      'certificate-not-authority',
    ])
  })
})
