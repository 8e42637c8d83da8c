import { createRoot } from 'react-dom/client'
import './styles/tokens.css'
import './styles/base.css'
import { App } from './app/app.tsx'
import { applyAppearance } from './app/appearance.ts'
import { platform } from './bridge/client.ts'
import { deleteAllHidden, listenToConversations } from './state/conversation-list.ts'
import { loadStart } from './state/settings.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no place for the app')

document.documentElement.dataset['platform'] = platform()
applyAppearance(document.documentElement)
listenToConversations()
window.addEventListener('pagehide', deleteAllHidden)
createRoot(root).render(<App />)
void loadStart()
