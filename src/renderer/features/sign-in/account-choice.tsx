import ChevronRight from 'lucide-react/icons/chevron-right'
import { useEffect, useState } from 'react'
import { appMessages } from '../../../shared/messages/app.ts'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import type { Account } from '../../../shared/sign-in.ts'
import { cancelSignIn, readAccounts } from '../../state/sign-in.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { findAccounts, searchFrom } from './find-accounts.ts'
import type { ChosenRole } from './profile-steps.tsx'
import { RoleList } from './role-list.tsx'
import { useAnswer } from './use-answer.ts'

type AccountChoiceProps = {
  readonly signInId: string
  /** The one whose roles are shown. */
  readonly account: Account | null
  readonly onAccount: (account: Account | null) => void
  readonly onRole: (role: ChosenRole) => void
}

/** Accounts by name and number; the roles of the one that is open stand under it. */
export const AccountChoice = ({ signInId, account, onAccount, onRole }: AccountChoiceProps) => {
  const { value: accounts, error, ask } = useAnswer(() => readAccounts(signInId), signInId)
  const [query, setQuery] = useState('')
  const [only] = accounts ?? []
  useEffect(() => {
    if (accounts?.length === 1 && only !== undefined && account === null) onAccount(only)
  }, [accounts, only, account, onAccount])
  const found = findAccounts(accounts ?? [], query)
  return (
    <>
      <h3 className="sign-in-step">{words.accountsTitle}</h3>
      {accounts === null && error === null && <Skeleton label={words.accountsLoading} lines={3} />}
      {error !== null && <ErrorNotice error={error} />}
      {accounts?.length === 0 && <p className="sign-in-quiet">{words.noAccounts}</p>}
      {accounts !== null && accounts.length >= searchFrom && (
        <TextField label={words.findAccount} isLabelHidden placeholder={words.findAccount} value={query} onChange={setQuery} autoFocus />
      )}
      {accounts !== null && accounts.length > 0 && (
        <ul className="sign-in-accounts" aria-label={words.accounts}>
          {found.map((item) => {
            const isOpen = item.accountId === account?.accountId
            return (
              <li key={item.accountId}>
                <button type="button" className="sign-in-account" aria-expanded={isOpen} onClick={() => onAccount(isOpen ? null : item)}>
                  <ChevronRight />
                  <span>
                    <span className="sign-in-account-name">{item.name === '' ? item.accountId : item.name}</span>
                    <span className="sign-in-account-note tabular">
                      {[item.accountId, item.email].filter((text) => text !== '').join(' · ')}
                    </span>
                  </span>
                </button>
                {isOpen && <RoleList signInId={signInId} account={item} onChoose={(roleName) => onRole({ account: item, roleName })} />}
              </li>
            )
          })}
          {found.length === 0 && <li className="sign-in-quiet">{words.noAccountMatches}</li>}
        </ul>
      )}
      <div className="dialog-buttons">
        <Button onClick={cancelSignIn}>{appMessages.cancel}</Button>
        {error !== null && (
          <Button variant="primary" onClick={ask}>
            {words.tryAgain}
          </Button>
        )}
      </div>
    </>
  )
}
