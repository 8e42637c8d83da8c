import { useRef, useState } from 'react'
import type { CountedSend } from '../../../shared/inference.ts'
import { sendCountMessages as words } from '../../../shared/messages/send-count.ts'
import { useSendCount } from '../../state/count-send.ts'
import { late } from '../../ui/late.tsx'
import { meterWords, priceWords, sendShare, shareWords } from './send-count-words.ts'
import { useCountSend } from './use-count-send.ts'
import './send-meter.css'

const SendMeterDetails = late(() => import('./send-meter-details.tsx').then(({ SendMeterDetails: part }) => part))

/** How full the context window is and what the next send costs. Its place is kept while nothing is counted; changes are not read out. */
export const SendMeter = () => {
  const count = useSendCount((state) => state.count)
  const status = useSendCount((state) => state.status)
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useCountSend()
  if (count === null) return <span className="send-meter" aria-hidden data-empty="true" />
  const close = (): void => {
    setIsOpen(false)
    button.current?.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="send-meter"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-status={status}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className="visually-hidden">{words.label(shareLabel(count), priceWords(count))}</span>
        <Ring count={count} />
        <span className="send-meter-words tabular" aria-hidden>
          {meterWords(count)}
        </span>
      </button>
      {isOpen && <SendMeterDetails anchor={button} count={count} onClose={close} />}
    </>
  )
}

/** Read aloud, a share of the window is one of tokens; without a window the tokens are named already. */
const shareLabel = (count: CountedSend): string => (count.contextWindow === null ? shareWords(count) : words.tokens(shareWords(count)))

const radius = 6
const round = 2 * Math.PI * radius

const levelOf = (count: CountedSend, share: number): 'calm' | 'high' | 'over' => {
  if (!count.fits) return 'over'
  return share > 0.8 ? 'high' : 'calm'
}

const Ring = ({ count }: { readonly count: CountedSend }) => {
  const share = sendShare(count) ?? 0
  return (
    <svg className="send-meter-ring" viewBox="0 0 16 16" aria-hidden data-level={levelOf(count, share)}>
      <circle cx="8" cy="8" r={radius} />
      <circle className="send-meter-share" cx="8" cy="8" r={radius} strokeDasharray={`${share * round} ${round}`} />
    </svg>
  )
}
