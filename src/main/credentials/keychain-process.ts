import { createRequire } from 'node:module'
import { serveParent } from '../serve-parent.ts'
import { keychainRequestSchema, type KeychainAnswer, type KeychainRequest } from './keychain-request.ts'

type Keytar = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>

/** Loaded with require: the module is native and lies outside the bundle. */
const keytar: Keytar = createRequire(import.meta.url)('keytar')

const perform = async (request: KeychainRequest): Promise<string | null> => {
  switch (request.operation) {
    case 'get':
      return keytar.getPassword(request.service, request.account)
    case 'set':
      await keytar.setPassword(request.service, request.account, request.secret)
      return null
    case 'delete':
      return (await keytar.deletePassword(request.service, request.account)) ? 'deleted' : null
  }
}

const answer = async (request: KeychainRequest): Promise<KeychainAnswer> => {
  try {
    return { number: request.number, ok: true, value: await perform(request) }
  } catch (error) {
    return { number: request.number, ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

serveParent((message, reply) => {
  const request = keychainRequestSchema.safeParse(message)
  if (request.success) void answer(request.data).then(reply)
})
