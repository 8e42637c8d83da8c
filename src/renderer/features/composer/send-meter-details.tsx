import * as Popover from 'radix-ui/popover'
import { useEffect, useRef, type RefObject } from 'react'
import type { CountedSend } from '../../../shared/inference.ts'
import { dateWords, moneyWords, wholeWords } from '../../../shared/messages/amounts.ts'
import { sendCountMessages as words } from '../../../shared/messages/send-count.ts'
import type { MonthUsage, UsageTotals } from '../../../shared/usage.ts'
import { loadMonthUsage, useMonthUsage } from '../../state/budget.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { loadConversationUsage, useConversationUsage } from '../../state/usage.ts'
import { showSettings, type SettingsSection } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { anchorRect } from './anchor-rect.ts'
import { sendPrice, shareWords } from './send-count-words.ts'

type SendMeterDetailsProps = {
  readonly anchor: RefObject<HTMLButtonElement | null>
  readonly count: CountedSend
  readonly onClose: () => void
}

const wantedHeight = 300

const priceOf = (count: CountedSend): string => {
  const price = sendPrice(count)
  if (price === null) return words.costUnknown
  return words.costOf(moneyWords(price), moneyWords(count.inputUsd ?? 0), moneyWords(count.longestAnswerUsd ?? 0))
}

const spentWords = ({ usd, savedUsd }: UsageTotals): string =>
  savedUsd > 0 ? words.spentAndSaved(moneyWords(usd), moneyWords(savedUsd)) : words.spent(moneyWords(usd))

const monthWords = ({ usd, budgetUsd }: MonthUsage): string =>
  budgetUsd === null ? words.monthWithoutBudget(moneyWords(usd)) : words.monthOf(moneyWords(usd), moneyWords(budgetUsd))

/** What the meter counts, in words, and what the conversation and the month have cost so far. */
export const SendMeterDetails = ({ anchor, count, onClose }: SendMeterDetailsProps) => {
  const conversationId = useOpenConversation((state) => state.conversationId)
  const totals = useConversationUsage(conversationId)
  const month = useMonthUsage()
  const content = useRef<HTMLDivElement>(null)
  useEffect(() => {
    void loadMonthUsage()
    if (conversationId !== null) void loadConversationUsage(conversationId)
  }, [conversationId])
  const focusContent = (event: Event): void => {
    event.preventDefault()
    content.current?.focus()
  }
  const show = (section: SettingsSection): void => {
    onClose()
    showSettings(section)
  }
  const tokens = wholeWords(count.inputTokens)
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={{ current: { getBoundingClientRect: () => anchorRect(anchor.current, wantedHeight) } }} />
      <Popover.Portal>
        <Popover.Content
          ref={content}
          tabIndex={-1}
          className="send-details"
          side="top"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={words.title}
          onOpenAutoFocus={focusContent}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) =>
            event.target instanceof Node && anchor.current?.contains(event.target) === true && event.preventDefault()
          }
        >
          <p className="send-details-title">{words.title}</p>
          <dl className="send-details-facts tabular">
            <dt>{words.input}</dt>
            <dd>{count.isEstimate ? words.estimated(tokens) : words.counted(tokens)}</dd>
            <dt>{words.window}</dt>
            <dd>{count.contextWindow === null ? words.windowUnknown : shareWords(count)}</dd>
            <dt>{words.longestAnswer}</dt>
            <dd>{words.tokens(wholeWords(count.maxTokens))}</dd>
            <dt>{words.cost}</dt>
            <dd>
              {priceOf(count)}
              {count.priceAsOf !== null && <span className="send-details-date"> {words.pricesOf(dateWords(count.priceAsOf))}</span>}
            </dd>
            {totals !== null && (
              <>
                <dt>{words.conversation}</dt>
                <dd>{spentWords(totals)}</dd>
              </>
            )}
            {month !== null && (
              <>
                <dt>{words.month}</dt>
                <dd>{monthWords(month)}</dd>
              </>
            )}
          </dl>
          <div className="send-details-buttons">
            <Button size="small" onClick={() => show('usage')}>
              {words.showUsage}
            </Button>
            <Button size="small" onClick={() => show('prices')}>
              {words.showPrices}
            </Button>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
