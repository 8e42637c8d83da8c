import RefreshCw from 'lucide-react/icons/refresh-cw'
import { modelPickerMessages as words } from '../../../shared/messages/model-picker.ts'
import { profilesMessages } from '../../../shared/messages/profiles.ts'
import type { Model, ModelList } from '../../../shared/model.ts'
import { Button } from '../../ui/button.tsx'
import { shortcutWords } from '../../ui/shortcut-words.ts'
import { abilityWords, originWords, processingWords } from './model-words.ts'

type ModelListFootProps = {
  readonly form: Model | null
  readonly list: ModelList | null
  readonly region: string
  readonly now: number
  readonly isRefreshing: boolean
  readonly onRefresh: () => void
  /** What gets further where a list could not be had. */
  readonly onMend: (mend: 'sign-in' | 'run-doctor') => void
}

/** What is to be known of the active row, where the list comes from, and the keys. */
export const ModelListFoot = ({ form, list, region, now, isRefreshing, onRefresh, onMend }: ModelListFootProps) => {
  const mend = list?.problem?.remedies.includes('sign-in') === true ? 'sign-in' : 'run-doctor'
  const origin = list === null ? null : originWords(list, now)
  return (
    <div className="model-foot">
      {form !== null && (
        <div className="model-foot-active">
          <p>{abilityWords(form)}</p>
          {list?.source !== 'demo' && <p>{processingWords(form, region)}</p>}
          <p className="model-foot-id" title={form.id}>
            {form.id}
          </p>
        </div>
      )}
      {origin !== null && (
        <div className="model-foot-list">
          <p className="model-foot-origin" role="status">
            {isRefreshing ? words.refreshing : origin}
          </p>
          <kbd className="model-foot-keys">{words.keys(shortcutWords('mod+d'))}</kbd>
          <Button size="small" variant="quiet" disabled={isRefreshing} onClick={onRefresh}>
            <RefreshCw aria-hidden />
            {words.refresh}
          </Button>
        </div>
      )}
      {list !== null && list.problem !== null && !isRefreshing && (
        <div className="model-foot-problem">
          <p title={list.problem.detail}>{`${list.problem.title}. ${list.problem.advice}`}</p>
          <Button size="small" onClick={() => onMend(mend)}>
            {mend === 'sign-in' ? profilesMessages.signIn : profilesMessages.checkConnection}
          </Button>
        </div>
      )}
    </div>
  )
}
