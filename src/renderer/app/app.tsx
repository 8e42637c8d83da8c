import { useEffect, useRef, useState } from 'react'
import { appMessages as words } from '../../shared/messages/app.ts'
import { Sidebar } from '../features/conversations/sidebar.tsx'
import { listenToCodeQuestions, useCodeQuestion } from '../state/code-question.ts'
import { listenToMcp, loadMcpServers } from '../state/mcp.ts'
import { listenToProfiles } from '../state/profile-states.ts'
import { dismissSettingsError, useSettings, useSettingsState } from '../state/settings.ts'
import { listenToSignIns, useIsSigningIn } from '../state/sign-in.ts'
import { closePane, closeSidebarOverlay, focusComposer, useView, type Pane } from '../state/view.ts'
import { late, loadLateParts } from '../ui/late.tsx'
import { showToast, ToastHost } from '../ui/toast.tsx'
import { TooltipProvider } from '../ui/tooltip.tsx'
import { Conversation } from './conversation.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { PaneEdge } from './pane-edge.tsx'
import { useShortcuts } from './shortcuts.ts'
import { useNarrowWindow } from './use-narrow-window.ts'
import './app.css'

const SettingsPlace = late(() => import('../features/settings/settings-place.tsx').then(({ SettingsPlace: part }) => part))
const DoctorPlace = late(() => import('../features/doctor/doctor-place.tsx').then(({ DoctorPlace: part }) => part))
const LibraryPlace = late(() => import('../features/library/library-place.tsx').then(({ LibraryPlace: part }) => part))
const BatchPlace = late(() => import('../features/batch/batch-place.tsx').then(({ BatchPlace: part }) => part))
const SearchPalette = late(() => import('../features/search/search-palette.tsx').then(({ SearchPalette: part }) => part))
const InferencePane = late(() => import('../features/inference/inference-pane.tsx').then(({ InferencePane: part }) => part))
const ToolsPane = late(() => import('../features/tools/tools-pane.tsx').then(({ ToolsPane: part }) => part))
const ReplyPane = late(() => import('../features/reply/reply-pane.tsx').then(({ ReplyPane: part }) => part))
const DocumentPane = late(() => import('../features/document/document-pane.tsx').then(({ DocumentPane: part }) => part))

const SignInDialog = late(() => import('../features/sign-in/sign-in-dialog.tsx').then(({ SignInDialog: part }) => part))
const CodeDialog = late(() => import('../features/sign-in/code-dialog.tsx').then(({ CodeDialog: part }) => part))

/** In pixels. A page needs the room of a page; a form is as wide as its lines are read well. */
const firstPaneWidths: Readonly<Record<Pane['type'], number>> = { document: 520, inference: 416, tools: 416, reply: 480 }

/** A setting that could not be saved is said once; the value it had before is back on the screen. */
const useSettingsErrors = (): void => {
  const error = useSettingsState((state) => (state.status === 'ready' ? state.error : null))
  useEffect(() => {
    if (error === null) return
    showToast({ text: error.title })
    dismissSettingsError()
  }, [error])
}

const useShownSidebar = (): { readonly isShown: boolean; readonly isOverlay: boolean } => {
  const isNarrow = useNarrowWindow()
  const isWideOpen = useSettings((settings) => settings.sidebarOpen)
  const isOverlayOpen = useView((view) => view.isSidebarOverlayOpen)
  return { isShown: isNarrow ? isOverlayOpen : isWideOpen, isOverlay: isNarrow && isOverlayOpen }
}

const paneLabel = (pane: Pane): string => {
  switch (pane.type) {
    case 'document':
      return words.documentPane
    case 'inference':
      return words.inferencePane
    case 'tools':
      return words.toolsPane
    case 'reply':
      return words.replyPane
  }
}

const PaneContent = ({ pane }: { readonly pane: Pane }) => {
  switch (pane.type) {
    case 'document':
      return <DocumentPane attachment={pane.attachment} place={pane.place} onClose={closePane} />
    case 'inference':
      return <InferencePane onClose={closePane} />
    case 'tools':
      return <ToolsPane onClose={closePane} />
    case 'reply':
      return <ReplyPane messageId={pane.messageId} tab={pane.tab} onClose={closePane} />
  }
}

const paneKey = (pane: Pane): string => (pane.type === 'document' ? pane.attachment.id : pane.type === 'reply' ? pane.messageId : pane.type)

const Shell = () => {
  const pane = useView((view) => view.pane)
  const isElsewhere = useView((view) => view.place.type !== 'conversation')
  const [paneWidths, setPaneWidths] = useState(firstPaneWidths)
  const paneWidth = paneWidths[pane?.type ?? 'document']
  const sidebar = useShownSidebar()
  const overlay = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (sidebar.isOverlay) overlay.current?.querySelector('input')?.focus()
  }, [sidebar.isOverlay])
  return (
    <div className="shell" inert={isElsewhere} style={{ '--pane-width': `${paneWidth}px` }} data-pane={pane !== null}>
      {sidebar.isShown && (
        <div
          ref={overlay}
          className="shell-sidebar"
          onKeyDown={(event) => {
            if (!sidebar.isOverlay || event.key !== 'Escape' || event.defaultPrevented) return
            event.preventDefault()
            closeSidebarOverlay()
          }}
        >
          <ErrorBoundary>
            <Sidebar />
          </ErrorBoundary>
        </div>
      )}
      {sidebar.isOverlay && <div className="shell-veil" onClick={closeSidebarOverlay} />}
      <ErrorBoundary>
        <Conversation isSidebarShown={sidebar.isShown && !sidebar.isOverlay} />
      </ErrorBoundary>
      {pane !== null && (
        <aside className="shell-pane" aria-label={paneLabel(pane)}>
          <PaneEdge width={paneWidth} onResize={(width) => setPaneWidths((widths) => ({ ...widths, [pane.type]: width }))} />
          <ErrorBoundary key={paneKey(pane)}>
            <PaneContent pane={pane} />
          </ErrorBoundary>
        </aside>
      )}
    </div>
  )
}

/** What is said about profiles and sign-ins is taken wherever the window is. */
const useSignInEvents = (): void =>
  useEffect(() => {
    const stops = [listenToProfiles(), listenToCodeQuestions(), listenToSignIns((text) => showToast({ text }))]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])

/** What servers offer is known wherever the window is: in the menu of files, in the field, in the settings. */
const useMcpEvents = (): void => {
  const isReady = useSettingsState((state) => state.status === 'ready')
  useEffect(listenToMcp, [])
  useEffect(() => {
    if (isReady) void loadMcpServers()
  }, [isReady])
}

/** With a boundary of their own: what they lie over stays on the screen, with its focus, while they load. */
const SignInDialogs = () => {
  const isSigningIn = useIsSigningIn()
  const hasCodeQuestion = useCodeQuestion((state) => state.question !== null)
  return (
    <ErrorBoundary>
      {isSigningIn && <SignInDialog />}
      {hasCodeQuestion && <CodeDialog />}
    </ErrorBoundary>
  )
}

export const App = () => {
  const place = useView((view) => view.place)
  const isPaletteOpen = useView((view) => view.isPaletteOpen)
  useShortcuts()
  useSettingsErrors()
  useSignInEvents()
  useMcpEvents()
  useEffect(focusComposer, [])
  useEffect(() => {
    // What opens with a key is ready before the key is pressed, so that no letter typed after it is lost.
    void loadLateParts()
  }, [])
  return (
    <TooltipProvider>
      <Shell />
      <ErrorBoundary>
        {place.type === 'settings' && <SettingsPlace />}
        {place.type === 'doctor' && <DoctorPlace patient={place.patient} />}
        {place.type === 'library' && <LibraryPlace />}
        {place.type === 'batch' && <BatchPlace batchId={place.batchId} />}
        {isPaletteOpen && <SearchPalette />}
      </ErrorBoundary>
      <SignInDialogs />
      <ToastHost />
    </TooltipProvider>
  )
}
