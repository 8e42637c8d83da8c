import { useState, type SyntheticEvent } from 'react'
import { quickActionsMessages as words } from '../../../../shared/messages/quick-actions.ts'
import { chosenLanguage, offeredLanguages } from '../../../state/quick-actions.ts'
import { currentSettings, updateSettings } from '../../../state/settings.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SuggestField } from '../../../ui/suggest-field.tsx'
import { act } from './act.ts'
import './actions.css'

const longestLanguage = 60

/** Asks into which language, before the question of a translation is put. */
export const LanguageDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const [language, setLanguage] = useState(() => chosenLanguage(currentSettings()))
  const [wasTried, setWasTried] = useState(false)
  const name = language.trim()
  const take = (isAskedAtOnce: boolean): void => {
    setWasTried(true)
    if (name === '') return
    void updateSettings({ translationLanguage: name })
    onClose()
    // The dialog gives the focus back first.
    setTimeout(() => act('translate', isAskedAtOnce))
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    take(false)
  }
  return (
    <Dialog title={words.languageTitle} onClose={onClose}>
      <form className="actions-form" onSubmit={submit} noValidate>
        <SuggestField
          label={words.language}
          value={language}
          maxLength={longestLanguage}
          note={words.languageNote}
          problem={wasTried && name === '' ? words.languageMissing : undefined}
          suggestions={offeredLanguages()}
          onChange={setLanguage}
        />
        <div className="dialog-buttons">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button onClick={() => take(true)}>{words.askNow}</Button>
          <Button type="submit" variant="primary">
            {words.put}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
