import ChevronRight from 'lucide-react/icons/chevron-right'
import { activityMessages as words } from '../../../shared/messages/activity.ts'
import { fileSizeWords } from '../../../shared/messages/file-size.ts'
import { toolCardsMessages } from '../../../shared/messages/tool-cards.ts'
import type { AuditEntry } from '../../../shared/tool-audit.ts'
import { showConversation } from '../../state/view.ts'
import { durationWords } from '../../ui/duration-words.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { isBuiltIn, toolMeaning } from '../../ui/tool-meaning.ts'
import { VisibleWords } from '../../ui/visible-words.tsx'

const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

/** What never ran took no time worth telling, and what stands as its result are words of Outcrop. */
const factsOf = ({ decision, durationMs, resultBytes, outcome }: AuditEntry): string =>
  [
    words.decisions[decision],
    ...(durationMs === null || outcome === 'not-run' ? [] : [words.took(durationWords(durationMs))]),
    ...(resultBytes === null || outcome === 'not-run' ? [] : [words.gave(fileSizeWords(resultBytes))]),
  ].join(' · ')

const parsed = (input: string): unknown => {
  try {
    return JSON.parse(input)
  } catch {
    // Shortened, so that it is no JSON any more.
    return undefined
  }
}

/** Laid out where it is still whole, else as it was kept. */
const inputText = (input: string): string => {
  const whole = parsed(input)
  return whole === undefined ? input : JSON.stringify(whole, null, 2)
}

type ActivityRowProps = {
  readonly entry: AuditEntry
  /** What people call the tool; undefined where it is not there any more. */
  readonly title: string | undefined
}

/** What was called, and for what where that is known. */
const meaningOf = ({ toolName, serverName, input }: AuditEntry, title: string | undefined): string =>
  serverName === '' && isBuiltIn(toolName) ? toolMeaning({ name: toolName, input: parsed(input) }, null) : visibleText(title ?? toolName)

/** One call: folded to a line, with what it was given when it is unfolded. */
export const ActivityRow = ({ entry, title }: ActivityRowProps) => (
  <li className="activity-row">
    <details>
      <summary>
        <ChevronRight aria-hidden />
        <span className="activity-line">
          <span className="activity-tool">
            <bdi>{meaningOf(entry, title)}</bdi>
            {entry.serverName !== '' && (
              <>
                {' '}
                <bdi className="activity-server">{words.server(visibleText(entry.serverName))}</bdi>
              </>
            )}
          </span>
          <span className="activity-outcome" data-outcome={entry.outcome ?? 'none'}>
            {entry.outcome === null ? words.noOutcome : words.outcomes[entry.outcome]}
          </span>
        </span>
        <span className="activity-facts">
          <time dateTime={new Date(entry.at).toISOString()}>{time.format(entry.at)}</time> · {factsOf(entry)}
        </span>
      </summary>
      <div className="activity-more">
        <Place entry={entry} />
        <p className="setting-note">{toolCardsMessages.tool(visibleText(entry.toolName))}</p>
        <p className="setting-note">{words.input}</p>
        <pre className="activity-input" tabIndex={0} dir="auto">
          <VisibleWords text={inputText(entry.input)} isCode />
        </pre>
      </div>
    </details>
  </li>
)

const Place = ({ entry: { conversationId, conversationTitle } }: { readonly entry: AuditEntry }) => {
  if (conversationId === null) return <p className="setting-note">{conversationTitle === '' ? words.noConversation : words.deleted}</p>
  const title = conversationTitle === '' ? words.untitled : conversationTitle
  return (
    <button type="button" className="usage-open" dir="auto" onClick={() => void showConversation(conversationId)}>
      {words.openConversation(title)}
    </button>
  )
}
