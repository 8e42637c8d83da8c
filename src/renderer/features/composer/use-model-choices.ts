import { useState } from 'react'
import type { Model } from '../../../shared/model.ts'
import { updateSettings, useSettings } from '../../state/settings.ts'
import {
  formBeside,
  formOf,
  groupModels,
  isFavourite,
  rowsOf,
  toggleFavourite,
  typedModelId,
  type ModelGroup,
  type ModelRow,
} from './model-rows.ts'

export type ModelChoices = {
  readonly query: string
  readonly groups: readonly ModelGroup[]
  readonly rows: readonly ModelRow[]
  readonly typedId: string | null
  /** Of `rows`, then of the typed id; 0 where there is neither. */
  readonly active: number
  readonly activeRow: ModelRow | undefined
  readonly canChangeForm: boolean
  readonly formOf: (row: ModelRow) => Model
  readonly isFavourite: (row: ModelRow) => boolean
  readonly type: (query: string) => void
  readonly move: (index: number) => void
  /** The form beside the one of the active row becomes its form. */
  readonly changeForm: (steps: number) => Model | null
  readonly star: (row: ModelRow) => void
}

const maximumFavourites = 200
const typedKey = 'typed'

const keysOf = (groups: readonly ModelGroup[], typedId: string | null): readonly string[] => [
  ...groups.flatMap(({ rows }) => rows.map(({ key }) => key)),
  ...(typedId === null ? [] : [typedKey]),
]

/** What can be chosen and which of it is active. The active row is known by its key: a list that comes anew leaves it where it is. */
export const useModelChoices = (models: readonly Model[], chosenId: string): ModelChoices => {
  const favouriteIds = useSettings((settings) => settings.favouriteModelIds)
  const [query, setQuery] = useState('')
  const [isBrowsing, setIsBrowsing] = useState(false)
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const [picked, setPicked] = useState<ReadonlyMap<string, string>>(new Map())

  const found = (text: string) => {
    const groups = groupModels(models, { query: text, favouriteIds })
    const typedId = typedModelId(models, text, groups.length > 0)
    return { groups, typedId, keys: keysOf(groups, typedId) }
  }
  const { groups, typedId, keys } = found(query)
  const rows = groups.flatMap((group) => group.rows)
  const chosenKey = query === '' ? rowsOf(models).find(({ forms }) => forms.some(({ id }) => id === chosenId))?.key : undefined
  const active = Math.max(0, keys.indexOf(activeKey ?? chosenKey ?? ''))
  const activeRow = rows[active]
  const choice = { query, favouriteIds, chosenId, picked }

  return {
    query,
    groups,
    rows,
    typedId,
    active,
    activeRow,
    canChangeForm: (query === '' || isBrowsing) && activeRow !== undefined && activeRow.forms.length > 1,
    formOf: (row) => formOf(row, choice),
    isFavourite: (row) => isFavourite(row, favouriteIds),
    type: (text) => {
      setQuery(text)
      setIsBrowsing(false)
      setPicked(new Map())
      setActiveKey(text === '' ? null : (found(text).keys[0] ?? null))
    },
    move: (index) => {
      setIsBrowsing(true)
      setActiveKey(keys[Math.min(Math.max(index, 0), keys.length - 1)] ?? null)
    },
    changeForm: (steps) => {
      if (activeRow === undefined) return null
      const form = formBeside(activeRow, formOf(activeRow, choice), steps)
      setPicked(new Map(picked).set(activeRow.key, form.id))
      setActiveKey(activeRow.key)
      return form
    },
    star: (row) => {
      setActiveKey(row.key)
      void updateSettings({ favouriteModelIds: toggleFavourite(row, formOf(row, choice), favouriteIds).slice(-maximumFavourites) })
    },
  }
}
