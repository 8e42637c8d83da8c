import type { Account } from '../../../shared/sign-in.ts'

/** From this many accounts on there is a field to search them. */
export const searchFrom = 8

/** Accounts by name, those that have every word typed in their name, number or address. */
export const findAccounts = (accounts: readonly Account[], query: string): readonly Account[] => {
  const wanted = query.toLowerCase().split(/\s+/u).filter(Boolean)
  return accounts
    .filter(({ accountId, name, email }) => {
      const text = `${name} ${accountId} ${email}`.toLowerCase()
      return wanted.every((word) => text.includes(word))
    })
    .toSorted((one, other) => one.name.localeCompare(other.name) || one.accountId.localeCompare(other.accountId))
}

/** A first name for the profile: the account, with the role where the account's name says too little. */
export const nameFor = ({ name, accountId }: Account, roleName: string): string =>
  `${name === '' ? accountId : name} ${roleName}`.slice(0, 80)
