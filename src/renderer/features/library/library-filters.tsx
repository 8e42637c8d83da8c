import { libraryMessages as words } from '../../../shared/messages/library.ts'
import { useConversationList } from '../../state/conversation-list.ts'
import { changeLibraryQuery, useLibrary } from '../../state/library.ts'
import { Picker, type PickerOption } from '../../ui/picker.tsx'
import { TextField } from '../../ui/text-field.tsx'

const all = 'all' as const
const kinds = [all, 'pdf', 'image', 'text', 'office', 'video', 'audio'] as const
const kindOptions = kinds.map((value) => ({ value, label: words.kinds[value] }))
const orderOptions = (['newest', 'largest', 'name'] as const).map((value) => ({ value, label: words.orders[value] }))

export const LibraryFilters = () => {
  const { query, kind, conversationId, order } = useLibrary((state) => state.query)
  const conversations = useConversationList((state) => state.conversations)
  const conversationOptions: readonly PickerOption<string>[] = [
    { value: all, label: words.allConversations },
    ...conversations.map(({ id, title }) => ({ value: id, label: title === '' ? words.untitled : title })),
  ]
  return (
    <div className="library-filters" role="search">
      <TextField
        label={words.search}
        isLabelHidden
        placeholder={words.search}
        type="search"
        value={query}
        onChange={(value) => changeLibraryQuery({ query: value.slice(0, 400) })}
      />
      <div className="library-pickers">
        <Picker
          label={words.kind}
          placeholder={words.kinds.all}
          value={kind ?? all}
          options={kindOptions}
          onChange={(value) => changeLibraryQuery({ kind: value === all ? null : value })}
        />
        <Picker
          label={words.conversation}
          placeholder={words.allConversations}
          value={conversationId ?? all}
          options={conversationOptions}
          onChange={(value) => changeLibraryQuery({ conversationId: conversations.find(({ id }) => id === value)?.id ?? null })}
        />
        <Picker
          label={words.order}
          placeholder={words.orders.newest}
          value={order}
          options={orderOptions}
          onChange={(value) => changeLibraryQuery({ order: value })}
        />
      </div>
    </div>
  )
}
