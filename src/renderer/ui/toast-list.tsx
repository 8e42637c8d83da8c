import * as Radix from 'radix-ui/toast'
import { appMessages } from '../../shared/messages/app.ts'
import { Button } from './button.tsx'
import type { Toast } from './toast.tsx'
import './toast-list.css'

type ToastListProps = {
  readonly toasts: readonly Toast[]
  readonly onExpire: (id: number) => void
  readonly onAction: (id: number) => void
}

export const ToastList = ({ toasts, onExpire, onAction }: ToastListProps) => (
  <Radix.Provider label={appMessages.notification}>
    {toasts.map(({ id, text, action, durationMs }) => (
      <Radix.Root key={id} className="toast" duration={durationMs} onOpenChange={(open) => !open && onExpire(id)}>
        <Radix.Description className="toast-text">{text}</Radix.Description>
        {action !== undefined && (
          <Radix.Action asChild altText={action.label}>
            <Button size="small" onClick={() => onAction(id)}>
              {action.label}
            </Button>
          </Radix.Action>
        )}
      </Radix.Root>
    ))}
    <Radix.Viewport className="toasts" label={appMessages.notifications} />
  </Radix.Provider>
)
