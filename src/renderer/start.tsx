import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import './styles/tokens.css'
import './styles/base.css'
import { App } from './app/app.tsx'
import { applyAppearance } from './app/appearance.ts'
import { platform } from './bridge/client.ts'
import { setDraftText } from './state/composer-draft.ts'
import { deleteAllHidden, listenToConversations } from './state/conversation-list.ts'
import { loadStart } from './state/settings.ts'
import { composerFieldId } from './state/view.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no place for the app')

document.documentElement.dataset['platform'] = platform()
applyAppearance(document.documentElement)
listenToConversations()
window.addEventListener('pagehide', deleteAllHidden)

/** The page comes with the app drawn at build time, so that there is a field to type in before any script has run; what was typed is taken over. */
const drawnField = document.querySelector<HTMLTextAreaElement>(`#${composerFieldId}`)
const typed = drawnField?.value ?? ''
if (typed !== '') setDraftText(typed)
flushSync(() => createRoot(root).render(<App />))
const field = document.querySelector<HTMLTextAreaElement>(`#${composerFieldId}`)
field?.focus()
field?.setSelectionRange(typed.length, typed.length)
/** After the first paint: opening the database must not hold the first frame back. */
requestAnimationFrame(() => setTimeout(() => void loadStart()))
