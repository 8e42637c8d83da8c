import { z } from 'zod'
import { certificateSchema, type Certificate } from '../../shared/network.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'
import { statement } from './statements.ts'

/** A certificate authority in PEM. */
export type StoredCertificate = Certificate & { readonly pem: string }

const rows = z.array(certificateSchema.extend({ pem: z.string() }))

export const listCertificates = (database: ReadableDatabase): readonly StoredCertificate[] =>
  rows.parse(
    statement(database, 'SELECT fingerprint, name, pem, expires_at AS expiresAt FROM certificates ORDER BY name, fingerprint').all(),
  )

/** One that is trusted already stays as it is. */
export const insertCertificate = (
  database: WritableDatabase,
  { fingerprint, name, pem, expiresAt }: StoredCertificate,
  now: number,
): void => {
  statement(
    database,
    'INSERT INTO certificates (fingerprint, name, pem, expires_at, added_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (fingerprint) DO NOTHING',
  ).run(fingerprint, name, pem, expiresAt, now)
}

export const deleteCertificate = (database: WritableDatabase, fingerprint: string): void => {
  statement(database, 'DELETE FROM certificates WHERE fingerprint = ?').run(fingerprint)
}
