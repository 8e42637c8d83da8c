import Ellipsis from 'lucide-react/icons/ellipsis'
import { useState, type MouseEvent } from 'react'
import { composerMessages } from '../../../shared/messages/composer.ts'
import { quickActionsMessages as words } from '../../../shared/messages/quick-actions.ts'
import { useComposerDraft } from '../../state/composer-draft.ts'
import { actionsFor, chooseLength, promptNames, type ActionName, type PromptName } from '../../state/quick-actions.ts'
import { useSettings } from '../../state/settings.ts'
import { focusComposer } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { late } from '../../ui/late.tsx'
import { anchorOf, MenuButton } from '../../ui/menu-button.tsx'
import type { MenuAnchor, MenuItem } from '../../ui/menu.tsx'
import { Segments } from '../../ui/segments.tsx'
import { shortcutWords } from '../../ui/shortcut-words.ts'
import { act } from './actions/act.ts'
import './actions/actions.css'

const LanguageDialog = late(() => import('./actions/language-dialog.tsx').then(({ LanguageDialog: part }) => part))
const PromptDialog = late(() => import('./actions/prompt-dialog.tsx').then(({ PromptDialog: part }) => part))
const BatchDialog = late(() => import('./actions/batch-dialog.tsx').then(({ BatchDialog: part }) => part))
const SchemaMenu = late(() => import('./actions/schema-menu.tsx').then(({ SchemaMenu: part }) => part))

/** What an action has opened. */
type Opened =
  | { readonly type: 'language' }
  | { readonly type: 'schemas'; readonly anchor: MenuAnchor; readonly isAskedAtOnce: boolean }
  | { readonly type: 'prompt'; readonly name: PromptName }
  | { readonly type: 'batch' }

const lengths = (['short', 'medium', 'long'] as const).map((value) => ({ value, label: words.lengths[value] }))

/** Under the empty field: what can be done with the files that are there, or that files can be dropped. */
export const QuickActions = () => {
  const hasAttachments = useComposerDraft((draft) => draft.attachments.length > 0)
  return <div className="composer-below">{hasAttachments ? <Actions /> : <p className="composer-hint">{composerMessages.hint}</p>}</div>
}

const Actions = () => {
  const files = useComposerDraft((draft) => draft.attachments)
  const length = useSettings((settings) => settings.summaryLength)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const close = (): void => setOpened(null)
  const choose = (name: ActionName, event: MouseEvent): void => {
    const isAskedAtOnce = event.ctrlKey || event.metaKey
    setIsAsking(name === 'ask')
    if (name === 'ask') focusComposer()
    else if (name === 'translate') setOpened({ type: 'language' })
    else if (name === 'extract') setOpened({ type: 'schemas', anchor: anchorOf(event.currentTarget), isAskedAtOnce })
    else act(name, isAskedAtOnce)
  }
  const edits: readonly MenuItem[] = [
    { type: 'heading', label: words.editHeading },
    ...promptNames.map((name): MenuItem => ({ type: 'action', label: words.names[name], run: () => setOpened({ type: 'prompt', name }) })),
  ]
  return (
    <>
      <div className="actions" role="group" aria-label={words.group}>
        {actionsFor(files).map((name) => (
          <Button key={name} size="small" aria-haspopup={popupOf(name)} onClick={(event) => choose(name, event)}>
            {words.names[name]}
          </Button>
        ))}
      </div>
      <div className="actions-more">
        <Segments label={words.length} value={length} options={lengths} onChange={(chosen) => void chooseLength(chosen)} />
        {files.length > 1 && (
          <Button size="small" variant="quiet" aria-haspopup="dialog" onClick={() => setOpened({ type: 'batch' })}>
            {words.batch}
          </Button>
        )}
        <MenuButton label={words.editMenu} icon={Ellipsis} items={edits} size="small" />
      </div>
      <p className="composer-hint" role="status">
        {isAsking ? words.askHint : words.hint(modifierWords())}
      </p>
      {opened?.type === 'language' && <LanguageDialog onClose={close} />}
      {opened?.type === 'schemas' && <SchemaMenu anchor={opened.anchor} isAskedAtOnce={opened.isAskedAtOnce} onClose={close} />}
      {opened?.type === 'prompt' && <PromptDialog name={opened.name} onClose={close} />}
      {opened?.type === 'batch' && <BatchDialog files={files} onClose={close} />}
    </>
  )
}

const popupOf = (name: ActionName): 'dialog' | 'menu' | undefined => {
  if (name === 'translate') return 'dialog'
  return name === 'extract' ? 'menu' : undefined
}

/** The key that asks at once, as this system calls it. */
const modifierWords = (): string => shortcutWords('mod')
