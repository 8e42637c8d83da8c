import { useState } from 'react'
import type { Account } from '../../../shared/sign-in.ts'
import { AccountChoice } from './account-choice.tsx'
import { NameForm } from './name-form.tsx'

export type ChosenRole = { readonly account: Account; readonly roleName: string }

/** After the sign-in: which account and role, then under which name. */
export const ProfileSteps = ({ signInId }: { readonly signInId: string }) => {
  const [account, setAccount] = useState<Account | null>(null)
  const [role, setRole] = useState<ChosenRole | null>(null)
  return role === null ? (
    <AccountChoice signInId={signInId} account={account} onAccount={setAccount} onRole={setRole} />
  ) : (
    <NameForm signInId={signInId} role={role} onBack={() => setRole(null)} />
  )
}
