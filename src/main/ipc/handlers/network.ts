import { open, stat, type FileHandle } from 'node:fs/promises'
import { z } from 'zod'
import { refusal, type ExpectedError } from '../../../shared/expected-error.ts'
import { networkMessages as words } from '../../../shared/messages/network.ts'
import type { ProxyPasswordState } from '../../../shared/network.ts'
import type { Settings } from '../../../shared/settings.ts'
import type { SecretVault, VaultState } from '../../credentials/secret-vault.ts'
import type { SessionSecrets } from '../../credentials/session-secrets.ts'
import { parseProxyAddress } from '../../network/proxy-address.ts'
import { certificateText, maximumCertificateBytes, readCertificates } from '../../network/read-certificates.ts'
import { deleteCertificate, insertCertificate, listCertificates } from '../../store/certificates.ts'
import { inTransaction, type WritableDatabase } from '../../store/database.ts'
import { parsedJson } from '../../../shared/json.ts'
import type { PageHandlers } from '../page-handlers.ts'

type PasswordDependencies = {
  readonly vault: Pick<SecretVault, 'read' | 'save' | 'remove'>
  readonly sessionSecrets: SessionSecrets
  readonly settings: () => Pick<Settings, 'proxyMode' | 'proxyUrl' | 'proxyUser'>
}

export type NetworkDependencies = PasswordDependencies & {
  readonly database: () => WritableDatabase
  /** Null when the person thought better of it. */
  readonly pickCertificateFile: () => Promise<string | null>
  readonly resetNetwork: () => void
  readonly now: () => number
}

const account = 'proxy'
/** Kept with the proxy and the user it is for: a page that names another proxy must not have the password sent there. */
const secretSchema = z.object({ proxy: z.string(), user: z.string(), password: z.string() })

/** Which proxy a password would be for, or null when no user is to be named to one. */
const ownerOf = ({ proxyUrl, proxyUser }: ReturnType<PasswordDependencies['settings']>) => {
  const proxy = parseProxyAddress(proxyUrl)
  return proxy === null || proxyUser === '' ? null : { proxy: `${proxy.url.protocol}//${proxy.label}`, user: proxyUser }
}

type PasswordReading = { readonly state: ProxyPasswordState; readonly password: string | null }

const readPassword = async ({ vault, sessionSecrets, settings }: PasswordDependencies): Promise<PasswordReading> => {
  const owner = ownerOf(settings())
  if (owner === null) return { state: 'none', password: null }
  const passwordIn = (secret: string): string | null => {
    const parsed = secretSchema.safeParse(parsedJson(secret))
    return parsed.success && parsed.data.proxy === owner.proxy && parsed.data.user === owner.user ? parsed.data.password : null
  }
  const inSession = passwordIn(sessionSecrets.read(account) ?? '')
  if (inSession !== null) return { state: 'session-only', password: inSession }
  const reading = await vault.read(account, { expectSaved: false })
  if (reading.state === 'saved') {
    const password = passwordIn(reading.secret)
    return { state: password === null ? 'absent' : 'saved', password }
  }
  if (reading.state !== 'absent') return { state: reading.state, password: null }
  // A locked keyring looks empty. Nothing records whether a password was saved, so an open one without it has none.
  const { state } = await vault.read(account, { expectSaved: true })
  return { state: state === 'lost' || state === 'saved' ? 'absent' : state, password: null }
}

/** The password for the proxy of the settings; null when there is none or the keychain does not give it. */
export const createProxyPassword = (dependencies: PasswordDependencies) => async (): Promise<string | null> =>
  (await readPassword(dependencies)).password

const keychainFailure = (title: string, state: VaultState): ExpectedError => {
  const { passwordLockedAdvice, passwordDeniedAdvice, passwordUnavailableAdvice } = words
  const advice = state === 'locked' ? passwordLockedAdvice : state === 'denied' ? passwordDeniedAdvice : passwordUnavailableAdvice
  return refusal(`keychain-${state}`, title, advice)
}

export const networkHandlers = (dependencies: NetworkDependencies): PageHandlers<'certificates' | 'proxy'> => {
  const { database, vault, sessionSecrets, settings, pickCertificateFile, resetNetwork, now } = dependencies
  const listed = () => listCertificates(database()).map(({ fingerprint, name, expiresAt }) => ({ fingerprint, name, expiresAt }))

  const removePassword = async (): Promise<void> => {
    const wasInSession = sessionSecrets.read(account) !== null
    sessionSecrets.remove(account)
    const removed = await vault.remove(account)
    // What was kept until quitting is gone, whether there is a keychain or not.
    if (removed.state !== 'absent' && !wasInSession) throw keychainFailure(words.passwordNotRemovedTitle, removed.state)
  }
  const keepPassword = async (password: string, keep: 'keychain' | 'until-quit'): Promise<void> => {
    const owner = ownerOf(settings())
    if (owner === null) throw refusal('proxy-missing', words.passwordNeedsProxyTitle, words.passwordNeedsProxyAdvice)
    const secret = JSON.stringify({ ...owner, password })
    if (keep === 'until-quit') {
      // One saved before would come back after quitting; where the keychain cannot be read it stays as it is.
      const saved = await vault.read(account, { expectSaved: false })
      if (saved.state === 'saved') await vault.remove(account)
      sessionSecrets.save(account, secret)
      return
    }
    const saved = await vault.save(account, secret)
    if (saved.state !== 'saved') throw keychainFailure(words.passwordNotSavedTitle, saved.state)
    sessionSecrets.remove(account)
  }

  return {
    'certificates.list': listed,
    'certificates.add': async () => {
      const path = await pickCertificateFile()
      if (path === null) return listed()
      const certificates = readCertificates(certificateText(await readBounded(path)))
      inTransaction(database(), () => {
        for (const certificate of certificates) insertCertificate(database(), certificate, now())
      })
      resetNetwork()
      return listed()
    },
    'certificates.remove': ({ fingerprint }) => {
      deleteCertificate(database(), fingerprint)
      resetNetwork()
      return listed()
    },
    'proxy.passwordState': async () => (await readPassword(dependencies)).state,
    'proxy.setPassword': async ({ password, keep }) => {
      await (password === null ? removePassword() : keepPassword(password, keep))
      resetNetwork()
      return null
    },
  }
}

const unreadable = (cause: unknown): ExpectedError =>
  refusal('certificate-unreadable', words.certificateUnreadableTitle, words.certificateUnreadableAdvice, cause)

/** A file of the person's choice may be anything: nothing but an ordinary one is read, and never more than its limit. */
const readBounded = async (path: string): Promise<Uint8Array> => {
  const file = await openOrdinary(path)
  try {
    const { size } = await file.stat()
    if (size > maximumCertificateBytes) {
      throw refusal('certificate-too-large', words.certificateTooLargeTitle, words.certificateTooLargeAdvice)
    }
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const openOrdinary = async (path: string): Promise<FileHandle> => {
  try {
    // A pipe would be waited for.
    if ((await stat(path)).isFile()) return await open(path, 'r')
  } catch (error) {
    throw unreadable(error)
  }
  throw unreadable(new Error('Not an ordinary file'))
}
