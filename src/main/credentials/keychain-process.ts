import { serveParent } from '../serve-parent.ts'
import { explainKeychainFailure } from './explain-keychain-failure.ts'
import { keychainRequestSchema, type KeychainAction, type KeychainReply } from './keychain-protocol.ts'

/** Loaded with the first request: where the library of the keychain is missing, that is an answer, not a crash. */
const perform = async (service: string, account: string, action: KeychainAction): Promise<string | null> => {
  const { default: keytar } = await import('keytar')
  switch (action.type) {
    case 'get':
      return keytar.getPassword(service, account)
    case 'set':
      await keytar.setPassword(service, account, action.secret)
      return null
    case 'delete':
      await keytar.deletePassword(service, account)
      return null
  }
}

serveParent((message, reply) => {
  const { id, service, account, action } = keychainRequestSchema.parse(message)
  perform(service, account, action).then(
    (value) => reply({ id, ok: true, value } satisfies KeychainReply),
    (error: unknown) => reply({ id, ok: false, failure: explainKeychainFailure(error) } satisfies KeychainReply),
  )
})
