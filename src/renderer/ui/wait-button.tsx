import { useEffect, useRef, useState } from 'react'
import { appMessages as words } from '../../shared/messages/app.ts'
import { clockText } from '../../shared/messages/clock-text.ts'
import { Button, type ButtonProps } from './button.tsx'
import { startCountdown } from './start-countdown.ts'

type WaitButtonProps = {
  /** Milliseconds since 1970. Nothing is counted when it has passed already: what failed yesterday is not asked again unasked. */
  readonly retryAt: number | undefined
  readonly variant: NonNullable<ButtonProps['variant']>
  readonly onRetry: () => void
  /** Called once when the time has come, unless the button was pressed before. False when nothing was asked after all. */
  readonly onEnd: () => Promise<boolean> | void
}

/** Counts down in sight, then asks again by itself. The seconds are not read out; that it asks again is. */
export const WaitButton = ({ retryAt = 0, variant, onRetry, onEnd }: WaitButtonProps) => {
  const [phase, setPhase] = useState<'counting' | 'ended' | 'idle'>(() => (retryAt > Date.now() ? 'counting' : 'idle'))
  const [leftMs, setLeftMs] = useState(() => Math.max(0, retryAt - Date.now()))
  const end = useRef(onEnd)
  useEffect(() => {
    end.current = onEnd
  })
  useEffect(() => {
    if (phase !== 'counting') return undefined
    return startCountdown(retryAt, setLeftMs, () => {
      setPhase('ended')
      void end.current()?.then((isAsked) => {
        if (!isAsked) setPhase('idle')
      })
    })
  }, [phase, retryAt])
  const retry = (): void => {
    setPhase('idle')
    onRetry()
  }
  return (
    <span className="wait-button">
      <Button size="small" variant={variant} onClick={retry}>
        {phase === 'counting' ? words.remedies.wait : words.remedies.retry}
      </Button>
      {phase === 'counting' && <span className="wait-button-time">{words.asksAgainIn(clockText(leftMs))}</span>}
      <span className="visually-hidden" aria-live="polite">
        {phase === 'ended' ? words.asksAgainNow : ''}
      </span>
    </span>
  )
}
