import Brain from 'lucide-react/icons/brain'
import DatabaseZap from 'lucide-react/icons/database-zap'
import FileText from 'lucide-react/icons/file-text'
import Image from 'lucide-react/icons/image'
import Video from 'lucide-react/icons/video'
import Wrench from 'lucide-react/icons/wrench'
import { modelPickerMessages as words } from '../../../shared/messages/model-picker.ts'
import type { Model } from '../../../shared/model.ts'
import { abilities, contextWords } from './model-words.ts'

const icons = { documents: FileText, images: Image, video: Video, tools: Wrench, caching: DatabaseZap, reasoning: Brain } as const

/** Small signs, each in its column, for what a model takes and can do; the row says the same in words. */
export const ModelMarks = ({ model }: { readonly model: Model }) => (
  <span className="model-marks">
    {model.contextWindow !== null && (
      <span className="model-context tabular" title={words.context(contextWords(model.contextWindow))}>
        {contextWords(model.contextWindow)}
      </span>
    )}
    {abilities.map((ability) => {
      const Icon = icons[ability]
      return (
        <span key={ability} className="model-mark" title={model[ability] ? words.accepts[ability] : undefined}>
          {model[ability] && <Icon aria-hidden />}
        </span>
      )
    })}
  </span>
)
