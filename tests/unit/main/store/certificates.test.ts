import { describe, expect, it } from 'vitest'
import { deleteCertificate, insertCertificate, listCertificates } from '../../../../src/main/store/certificates.ts'
import { temporaryDatabase } from '../../../support/temporary-database.ts'

const certificate = (fingerprint: string, name: string, pem = `pem of ${fingerprint}`) => ({ fingerprint, name, pem, expiresAt: 5000 })

describe('certificates', () => {
  it('are listed by name, kept as they were first added, and removed', () => {
    const { database } = temporaryDatabase()
    for (const one of [certificate('b', 'Two'), certificate('a', 'One'), certificate('c', 'One')]) insertCertificate(database, one, 1000)
    insertCertificate(database, certificate('a', 'Another name', 'another pem'), 2000)
    const all = listCertificates(database)
    deleteCertificate(database, 'a')
    deleteCertificate(database, 'unknown')
    expect({ all, left: listCertificates(database).map(({ fingerprint }) => fingerprint) }).toEqual({
      all: [certificate('a', 'One'), certificate('c', 'One'), certificate('b', 'Two')],
      left: ['c', 'b'],
    })
  })
})
