import { useEffect, useRef, type KeyboardEvent } from 'react'
import { approvalsMessages as words } from '../../../shared/messages/approvals.ts'
import { TextAreaField } from '../../ui/text-area-field.tsx'

const maximumLength = 4000

type DenyMessageProps = { readonly text: string; readonly onChange: (text: string) => void; readonly onDeny: (eventTimeMs: number) => void }

/** What a no says to the model; it has the focus when it was asked for. Enter makes a line; with Control or Command it denies. */
export const DenyMessage = ({ text, onChange, onDeny }: DenyMessageProps) => {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector('textarea')?.focus(), [])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    onDeny(event.nativeEvent.timeStamp)
  }
  return (
    <div ref={place} onKeyDown={onKeyDown}>
      <TextAreaField
        label={words.denyMessage}
        placeholder={words.denyPlaceholder}
        lines={2}
        maxLength={maximumLength}
        value={text}
        onChange={onChange}
      />
    </div>
  )
}
