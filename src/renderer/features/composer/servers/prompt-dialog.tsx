import { useRef, useState, type SyntheticEvent } from 'react'
import { appMessages } from '../../../../shared/messages/app.ts'
import { serverOffersMessages as words } from '../../../../shared/messages/server-offers.ts'
import type { McpPrompt } from '../../../../shared/mcp.ts'
import type { UserFacingError } from '../../../../shared/user-facing-error.ts'
import type { DraftKey } from '../../../state/composer-draft.ts'
import { runPrompt, type Completion } from '../../../state/server-offers.ts'
import { focusComposer } from '../../../state/view.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { focusFirstProblem } from '../../../ui/focus-first-problem.ts'
import { visibleText } from '../../../../shared/visible-text.ts'
import { useOpenDialog } from '../use-open-dialog.ts'
import { WordField } from './word-field.tsx'
import '../file-dialogs.css'

type PromptDialogProps = {
  readonly prompt: McpPrompt
  readonly typed: string
  readonly draftKey: DraftKey
  readonly onClose: () => void
}

/** What a prompt of a server wants to know before it is fetched. */
export const PromptDialog = ({ prompt, typed, draftKey, onClose }: PromptDialogProps) => {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [wasTried, setWasTried] = useState(false)
  const [isFetching, setIsFetching] = useState(false)
  const [error, setError] = useState<UserFacingError | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const closeIfOpen = useOpenDialog(onClose)
  const { serverId, name, title, command, serverName } = prompt
  const of: Completion = { serverId, of: { type: 'prompt', name } }
  const isMissing = (argument: McpPrompt['arguments'][number]): boolean =>
    argument.isRequired && (values[argument.name] ?? '').trim() === ''
  const fetch = async (): Promise<void> => {
    setIsFetching(true)
    setError(null)
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
    const failed = await runPrompt(prompt, given, { draftKey, typed })
    setIsFetching(false)
    setError(failed)
    if (failed !== null) return
    closeIfOpen()
    focusComposer()
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setWasTried(true)
    if (prompt.arguments.some(isMissing)) focusFirstProblem(form.current)
    else if (!isFetching) void fetch()
  }
  return (
    <Dialog
      title={visibleText(title === '' ? `/${command}` : title)}
      text={words.promptText(visibleText(serverName))}
      onClose={onClose}
      takeFocus={focusComposer}
    >
      <form ref={form} className="file-dialog" onSubmit={submit} noValidate>
        {prompt.arguments.map((argument, index) => (
          <WordField
            key={argument.name}
            of={of}
            name={argument.name}
            isOptional={!argument.isRequired}
            note={argument.description === '' ? undefined : visibleText(argument.description)}
            problem={wasTried && isMissing(argument) ? words.required : undefined}
            value={values[argument.name] ?? ''}
            autoFocus={index === 0}
            onChange={(value) => setValues((before) => ({ ...before, [argument.name]: value }))}
          />
        ))}
        {error !== null && <ErrorNotice error={error} />}
        <div className="dialog-buttons">
          <Button onClick={onClose}>{appMessages.cancel}</Button>
          <Button variant="primary" type="submit" aria-disabled={isFetching}>
            {isFetching ? words.fetching : words.takePrompt}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
