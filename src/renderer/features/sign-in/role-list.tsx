import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import type { Account } from '../../../shared/sign-in.ts'
import { readRoles } from '../../state/sign-in.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useAnswer } from './use-answer.ts'

type RoleListProps = { readonly signInId: string; readonly account: Account; readonly onChoose: (roleName: string) => void }

export const RoleList = ({ signInId, account, onChoose }: RoleListProps) => {
  const { accountId } = account
  const { value: roles, error, ask } = useAnswer(() => readRoles(signInId, accountId), `${signInId} ${accountId}`)
  if (error !== null) {
    return (
      <div className="sign-in-roles">
        <ErrorNotice error={error} />
        <Button size="small" onClick={ask}>
          {words.tryAgain}
        </Button>
      </div>
    )
  }
  if (roles === null) {
    return (
      <div className="sign-in-roles">
        <Skeleton label={words.rolesLoading} lines={1} />
      </div>
    )
  }
  return (
    <ul className="sign-in-roles" aria-label={words.rolesOf(account.name === '' ? accountId : account.name)}>
      {roles.map((roleName) => (
        <li key={roleName}>
          <button type="button" className="sign-in-role" onClick={() => onChoose(roleName)}>
            {roleName}
          </button>
        </li>
      ))}
      {roles.length === 0 && <li className="sign-in-quiet">{words.noRoles}</li>}
    </ul>
  )
}
