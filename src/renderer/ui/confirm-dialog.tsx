import * as AlertDialog from 'radix-ui/alert-dialog'
import { appMessages } from '../../shared/messages/app.ts'
import { Button } from './button.tsx'
import { useReturnFocus } from './use-return-focus.ts'
import './dialog.css'

type ConfirmDialogProps = {
  readonly title: string
  readonly text: string
  /** The verb on the button. */
  readonly action: string
  readonly isDangerous?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Open for as long as it is rendered; the focus goes back to where it was. */
export const ConfirmDialog = ({ title, text, action, isDangerous = false, onConfirm, onClose }: ConfirmDialogProps) => {
  const returnFocus = useReturnFocus()
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="dialog-veil" />
        <AlertDialog.Content className="dialog" onCloseAutoFocus={returnFocus}>
          <AlertDialog.Title className="dialog-title">{title}</AlertDialog.Title>
          <AlertDialog.Description className="dialog-text">{text}</AlertDialog.Description>
          <div className="dialog-buttons">
            <AlertDialog.Cancel asChild>
              <Button>{appMessages.cancel}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button variant={isDangerous ? 'danger' : 'primary'} onClick={onConfirm}>
                {action}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
