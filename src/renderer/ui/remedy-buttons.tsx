import { useState } from 'react'
import { appMessages as words } from '../../shared/messages/app.ts'
import type { Remedy, UserFacingError } from '../../shared/user-facing-error.ts'
import { Button } from './button.tsx'
import { remedyChoices, type RemedyChoice } from './remedy-choices.ts'
import { WaitButton } from './wait-button.tsx'

/** `detail` is the id of the model for `use-alternative`. Resolves with true when it was done, so that a button can say so. */
export type OnRemedy = (remedy: Remedy, error: UserFacingError, detail?: string) => Promise<boolean> | void

type RemedyButtonsProps = { readonly error: UserFacingError; readonly onRemedy: OnRemedy }

/** One button for each way out of a failure, the first one in the accent. */
export const RemedyButtons = ({ error, onRemedy }: RemedyButtonsProps) => {
  const choices = remedyChoices(error)
  if (choices.length === 0) return null
  return (
    <div className="error-notice-buttons">
      {choices.map((choice, index) => {
        const variant = index === 0 ? 'primary' : 'plain'
        const key = `${choice.remedy} ${choice.detail ?? ''}`
        const act = (remedy: Remedy): Promise<boolean> | void => onRemedy(remedy, error, choice.detail)
        return choice.remedy === 'wait' ? (
          <WaitButton
            key={key}
            retryAt={error.context?.retryAt}
            variant={variant}
            onRetry={() => void act('retry')}
            onEnd={() => act('wait')}
          />
        ) : (
          <RemedyButton key={key} choice={choice} variant={variant} act={() => act(choice.remedy)} />
        )
      })}
    </div>
  )
}

type RemedyButtonProps = {
  readonly choice: RemedyChoice
  readonly variant: 'primary' | 'plain'
  readonly act: () => Promise<boolean> | void
}

const RemedyButton = ({ choice, variant, act }: RemedyButtonProps) => {
  const [wasCopied, setWasCopied] = useState(false)
  const press = async (): Promise<void> => {
    const isDone = (await act()) === true
    if (choice.remedy === 'copy-policy') setWasCopied(isDone)
  }
  return (
    <Button
      size="small"
      variant={variant}
      title={choice.hint}
      aria-live={choice.remedy === 'copy-policy' ? 'polite' : undefined}
      onClick={() => void press()}
    >
      {wasCopied ? words.copied : choice.label}
    </Button>
  )
}
