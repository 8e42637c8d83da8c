import { failure, type ExpectedError } from '../shared/expected-error.ts'
import { mcpMessages as words } from '../shared/messages/mcp.ts'
import type { SecretVault } from './credentials/secret-vault.ts'
import type { McpSecrets } from './tools/mcp/mcp-store.ts'

const keychainFailure = (state: string, title: string, advice: string): ExpectedError => failure(`mcp-keychain-${state}`, title, advice)

/** The keychain as servers use it: what it cannot do is told in words. */
export const mcpSecrets = (vault: Pick<SecretVault, 'save' | 'read' | 'remove'>): McpSecrets => ({
  read: async (account, expectation) => {
    const reading = await vault.read(account, expectation)
    switch (reading.state) {
      case 'saved':
        return reading.secret
      case 'absent':
        return null
      case 'lost':
        throw keychainFailure(reading.state, words.keychainLockedTitle, words.keychainLostAdvice)
      case 'locked':
      case 'denied':
      case 'unavailable':
        throw keychainFailure(reading.state, words.keychainLockedTitle, words.keychainAdvice)
    }
  },
  write: async (account, secret) => {
    const { state } = await vault.save(account, secret)
    if (state !== 'saved') throw keychainFailure(state, words.keychainTitle, words.keychainAdvice)
  },
  remove: async (account) => {
    const { state } = await vault.remove(account)
    if (state === 'absent' || state === 'unavailable') return state
    throw keychainFailure(state, words.keychainHoldsTitle, words.keychainHoldsAdvice)
  },
})
