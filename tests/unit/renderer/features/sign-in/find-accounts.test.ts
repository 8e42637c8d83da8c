import { describe, expect, it } from 'vitest'
import { findAccounts, nameFor } from '../../../../../src/renderer/features/sign-in/find-accounts.ts'
import { placeProblems } from '../../../../../src/renderer/features/sign-in/place-problems.ts'

const accounts = [
  { accountId: '222233334444', name: 'Production', email: 'aws-production@example.com' },
  { accountId: '111122223333', name: 'Data platform', email: 'aws-data@example.com' },
  { accountId: '333344445555', name: '', email: '' },
]

describe('findAccounts', () => {
  it('finds by name, number and address, sorted by name', () => {
    const ids = (query: string) => findAccounts(accounts, query).map(({ accountId }) => accountId)
    expect([ids(''), ids('platform DATA'), ids('4444'), ids('production@'), ids('nothing')]).toEqual([
      ['333344445555', '111122223333', '222233334444'],
      ['111122223333'],
      ['333344445555', '222233334444'],
      ['222233334444'],
      [],
    ])
  })
})

describe('nameFor', () => {
  it('names a profile by account and role, within what main accepts', () => {
    const [, , unnamed] = accounts
    expect([
      nameFor({ accountId: '1', name: 'Data platform', email: '' }, 'BedrockUser'),
      nameFor(unnamed ?? { accountId: '', name: '', email: '' }, 'ReadOnly'),
      nameFor({ accountId: '1', name: 'a'.repeat(90), email: '' }, 'X').length,
    ]).toEqual(['Data platform BedrockUser', '333344445555 ReadOnly', 80])
  })
})

describe('placeProblems', () => {
  it('wants an address and a region', () => {
    expect([
      placeProblems({ startUrl: 'https://example.awsapps.com/start', region: 'eu-central-1' }),
      Object.keys(placeProblems({ startUrl: 'example.awsapps.com', region: 'Frankfurt' })),
      Object.keys(placeProblems({ startUrl: 'javascript:alert(1)', region: 'us-east-1' })),
    ]).toEqual([{}, ['startUrl', 'region'], ['startUrl']])
  })
})
