import { activityMessages as words } from '../../../shared/messages/activity.ts'
import { changeAuditQuery, useAudit } from '../../state/audit.ts'
import { useConversationList } from '../../state/conversation-list.ts'
import { Picker, type PickerOption } from '../../ui/picker.tsx'
import { TextField } from '../../ui/text-field.tsx'

const all = 'all' as const
const kinds = [all, 'read', 'write', 'run', 'network', 'settings', 'other', 'harmless'] as const
const kindOptions = kinds.map((value) => ({ value, label: words.kinds[value] }))
const outcomes = [all, 'done', 'failed', 'not-run'] as const
const outcomeOptions = outcomes.map((value) => ({ value, label: words.outcomes[value] }))
const decisions = [
  'not-needed',
  'allowed-once',
  'allowed-conversation',
  'allowed-always',
  'remembered',
  'denied',
  'refused',
  'stopped',
] as const
const decisionOptions = [{ value: all, label: words.allDecisions }, ...decisions.map((value) => ({ value, label: words.decisions[value] }))]

export const ActivityFilters = () => {
  const { text, kind, outcome, decision, conversationId } = useAudit((state) => state.query)
  const conversations = useConversationList((state) => state.conversations)
  const conversationOptions: readonly PickerOption<string>[] = [
    { value: all, label: words.allConversations },
    ...conversations.map(({ id, title }) => ({ value: id, label: title === '' ? words.untitled : title })),
  ]
  return (
    <div className="activity-filters" role="search">
      <TextField
        label={words.search}
        isLabelHidden
        placeholder={words.search}
        type="search"
        value={text}
        onChange={(value) => changeAuditQuery({ text: value.slice(0, 200) })}
      />
      <div className="activity-pickers">
        <Picker
          label={words.kind}
          placeholder={words.kinds.all}
          value={kind ?? all}
          options={kindOptions}
          onChange={(value) => changeAuditQuery({ kind: value === all ? null : value })}
        />
        <Picker
          label={words.outcome}
          placeholder={words.outcomes.all}
          value={outcome ?? all}
          options={outcomeOptions}
          onChange={(value) => changeAuditQuery({ outcome: value === all ? null : value })}
        />
        <Picker
          label={words.decision}
          placeholder={words.allDecisions}
          value={decision ?? all}
          options={decisionOptions}
          onChange={(value) => changeAuditQuery({ decision: value === all ? null : value })}
        />
        <Picker
          label={words.conversation}
          placeholder={words.allConversations}
          value={conversationId ?? all}
          options={conversationOptions}
          onChange={(value) => changeAuditQuery({ conversationId: conversations.find(({ id }) => id === value)?.id ?? null })}
        />
      </div>
    </div>
  )
}
