import type { InferenceSettings } from '../../shared/inference.ts'
import type { Settings } from '../../shared/settings.ts'

/** Names that are switched off everywhere, or for what is asked now. */
export const toolsOffOf = (app: Pick<Settings, 'toolsOff'>, { toolsOff }: Pick<InferenceSettings, 'toolsOff'>): ReadonlySet<string> =>
  new Set([...app.toolsOff, ...toolsOff])

export const isToolOff = (
  app: Pick<Settings, 'toolsOff'>,
  settings: Pick<InferenceSettings, 'tools' | 'toolsOff'>,
): ((name: string) => boolean) => {
  const off = toolsOffOf(app, settings)
  return (name) => !settings.tools || off.has(name)
}
