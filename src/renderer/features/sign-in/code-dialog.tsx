import { useEffect, useId, useRef, useState, type SyntheticEvent } from 'react'
import { appMessages } from '../../../shared/messages/app.ts'
import { clockText } from '../../../shared/messages/clock-text.ts'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import type { CodeQuestion } from '../../../shared/sign-in.ts'
import { useNow } from '../../state/clock.ts'
import { answerCode, useCodeQuestion } from '../../state/code-question.ts'
import { focusComposer } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import '../../ui/text-field.css'
import './sign-in.css'

/** Asks for the one-time code of a role, over everything else. */
export const CodeDialog = () => {
  const question = useCodeQuestion((state) => state.question)
  if (question === null) return null
  return (
    <Dialog
      title={words.codeDialogTitle}
      text={words.codeDialogText(question.profileName)}
      onClose={() => void answerCode(null)}
      takeFocus={focusComposer}
    >
      <CodeForm question={question} />
    </Dialog>
  )
}

/** The code leaves the page as soon as it is given. */
const CodeForm = ({ question }: { readonly question: CodeQuestion }) => {
  const id = useId()
  const [code, setCode] = useState('')
  const [wasTried, setWasTried] = useState(false)
  const isChecking = useCodeQuestion((state) => state.isChecking)
  const error = useCodeQuestion((state) => state.error)
  const field = useRef<HTMLInputElement>(null)
  const now = useNow(1000)
  useEffect(() => field.current?.focus(), [question.questionId, isChecking])
  const isComplete = /^\d{6}$/u.test(code)
  const problem = wasTried && !isComplete ? words.oneTimeCodeProblem : code === '' ? question.problem : null
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setWasTried(!isComplete)
    if (!isComplete || isChecking) return
    setCode('')
    void answerCode(code)
  }
  return (
    <form className="sign-in-form" onSubmit={submit} noValidate>
      <dl className="code-device">
        <dt>{words.device}</dt>
        <dd>{question.serial}</dd>
      </dl>
      <div className="field">
        <label htmlFor={id} className="field-label">
          {words.oneTimeCode}
        </label>
        <input
          ref={field}
          id={id}
          className="input code-field"
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={6}
          value={code}
          readOnly={isChecking}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setCode(event.target.value.replaceAll(/\D/gu, ''))}
        />
        <p id={`${id}-hint`} className={problem === null ? 'field-note' : 'field-problem'} role="status">
          {isChecking ? words.checkingCode : (problem ?? '')}
        </p>
      </div>
      {error !== null && <ErrorNotice error={error} />}
      <p className="sign-in-quiet tabular">{words.answerWithin(clockText(question.expiresAt - now))}</p>
      <div className="dialog-buttons">
        <Button onClick={() => void answerCode(null)}>{appMessages.cancel}</Button>
        <Button variant="primary" type="submit" disabled={isChecking}>
          {words.sendCode}
        </Button>
      </div>
    </form>
  )
}
