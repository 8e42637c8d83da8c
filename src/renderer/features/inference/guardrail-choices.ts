import type { GuardrailSettings, ListedGuardrail } from '../../../shared/inference.ts'
import { inferenceMessages as words } from '../../../shared/messages/inference.ts'
import type { PickerOption } from '../../ui/picker.tsx'
import { guardrailIdProblem, guardrailVersionProblem } from './checks.ts'

/** No guardrail has such an id. */
export const noGuardrail = '(none)'
export const typedGuardrail = '(typed)'

const settingsOfNew: Omit<GuardrailSettings, 'id' | 'version'> = { trace: 'enabled', streamProcessing: 'sync', newestQuestionOnly: false }

/** The newest that was published, else the draft. */
const newestVersion = ({ versions }: ListedGuardrail): string =>
  versions.filter((version) => /^\d+$/u.test(version)).toSorted((one, other) => Number(other) - Number(one))[0] ?? 'DRAFT'

export const guardrailOptions = (listed: readonly ListedGuardrail[]): readonly PickerOption<string>[] => [
  { value: noGuardrail, label: words.noGuardrail },
  ...listed.map(({ id, name, description, status }) => ({
    value: id,
    label: name,
    note: [description, status === 'READY' ? '' : words.guardrailStatus(status), id].filter((part) => part !== '').join(' · '),
  })),
  { value: typedGuardrail, label: words.typeGuardrail },
]

/** A guardrail of the list with what was chosen for the one before it. */
export const chosenGuardrail = (listed: ListedGuardrail, before: GuardrailSettings | null): GuardrailSettings => ({
  ...settingsOfNew,
  ...before,
  id: listed.id,
  version: newestVersion(listed),
})

/** Null until both id and version can be used. */
export const typedGuardrailSettings = (id: string, version: string, before: GuardrailSettings | null): GuardrailSettings | null => {
  const isUsable = guardrailIdProblem(id) === undefined && guardrailVersionProblem(version) === undefined
  return isUsable ? { ...settingsOfNew, ...before, id, version } : null
}

/** DRAFT among them, newest first. */
export const versionsOf = (listed: ListedGuardrail | undefined): readonly string[] => {
  const numbered = (listed?.versions ?? []).filter((version) => version !== 'DRAFT')
  return [...numbered.toSorted((one, other) => Number(other) - Number(one)), 'DRAFT']
}
