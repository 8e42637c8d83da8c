import Moon from 'lucide-react/icons/moon'
import PanelLeft from 'lucide-react/icons/panel-left'
import Search from 'lucide-react/icons/search'
import ZoomIn from 'lucide-react/icons/zoom-in'
import ZoomOut from 'lucide-react/icons/zoom-out'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { PageField } from './page-field.tsx'
import { choosePane } from './pane-choices.ts'
import type { PageScale } from './use-page-scale.ts'
import { ZoomMenu } from './zoom-menu.tsx'

type PdfToolsProps = {
  readonly current: number
  readonly total: number
  readonly scale: PageScale
  readonly isDark: boolean
  readonly hasThumbnails: boolean
  readonly onGoTo: (page: number) => void
  readonly onSearch: () => void
}

export const PdfTools = ({ current, total, scale, isDark, hasThumbnails, onGoTo, onSearch }: PdfToolsProps) => (
  <div className="document-pane-tools">
    <IconButton
      label={words.thumbnails}
      icon={PanelLeft}
      size="small"
      aria-pressed={hasThumbnails}
      onClick={() => choosePane({ hasThumbnails: !hasThumbnails })}
    />
    <PageField current={current} total={total} onGoTo={onGoTo} />
    <span className="document-pane-space" />
    <IconButton label={words.zoomOut} shortcut="-" icon={ZoomOut} size="small" onClick={scale.zoomOut} />
    <ZoomMenu zoom={scale.zoom} isFit={scale.isFit} fitLabel={words.fitWidth} onFit={scale.fit} onZoom={scale.zoomTo} />
    <IconButton label={words.zoomIn} shortcut="=" icon={ZoomIn} size="small" onClick={scale.zoomIn} />
    <IconButton label={words.darkPages} icon={Moon} size="small" aria-pressed={isDark} onClick={() => choosePane({ darkPages: !isDark })} />
    <IconButton label={words.search} shortcut="mod+f" icon={Search} size="small" onClick={onSearch} />
  </div>
)
