import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal'
import { useEffect } from 'react'
import { composerMessages as words } from '../../../shared/messages/composer.ts'
import { platform } from '../../bridge/client.ts'
import { isEmptyLayer } from '../../state/inference-layers.ts'
import { useInference } from '../../state/use-inference.ts'
import { closePane, currentView, openPane, useView } from '../../state/view.ts'
import { IconButton } from '../../ui/icon-button.tsx'

const toggle = (): void => (currentView().pane?.type === 'inference' ? closePane() : openPane({ type: 'inference' }))

const onWindowKey = (event: KeyboardEvent): void => {
  const isMod = platform() === 'darwin' ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  if (event.key !== '.' || !isMod || event.altKey || event.shiftKey || event.repeat || event.defaultPrevented) return
  if (currentView().place.type !== 'conversation' || currentView().isPaletteOpen) return
  event.preventDefault()
  toggle()
}

/** Opens and closes the settings of this conversation; a dot says that it has some of its own. */
export const InferenceButton = () => {
  const layers = useInference()
  const isOpen = useView((view) => view.pane?.type === 'inference')
  const hasOwn = layers !== null && !isEmptyLayer(layers.conversation)
  useEffect(() => {
    window.addEventListener('keydown', onWindowKey)
    return () => window.removeEventListener('keydown', onWindowKey)
  }, [])
  return (
    <span className="composer-inference" data-own={hasOwn}>
      <IconButton
        label={hasOwn ? words.inferenceChanged : words.inference}
        icon={SlidersHorizontal}
        shortcut="mod+."
        aria-expanded={isOpen}
        onClick={toggle}
      />
    </span>
  )
}
