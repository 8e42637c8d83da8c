import { modelPickerMessages } from '../../../shared/messages/model-picker.ts'
import { modelsMessages } from '../../../shared/messages/models.ts'
import type { Model } from '../../../shared/model.ts'

/** A model with its forms, the nearest first: they are the same model, processed in other places. */
export type ModelRow = {
  readonly key: string
  readonly name: string
  readonly provider: string
  readonly forms: readonly [Model, ...Model[]]
}
export type ModelGroup = { readonly key: string; readonly label: string; readonly rows: readonly ModelRow[] }

type Wanted = { readonly query: string; readonly favouriteIds: readonly string[] }
type Choice = Wanted & { readonly chosenId: string; readonly picked: ReadonlyMap<string, string> }

/** The service takes no longer one. https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
const longestModelId = 2048

const nameOf = ({ name, geography }: Model): string => {
  const suffix = geography === null ? '' : modelsMessages.nameWithGeography('', geography)
  return suffix !== '' && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name
}

/** Made in the account: a thing of its own, whatever model is behind it. */
const isOfAccount = (route: Model['route']): boolean => route === 'application-profile' || route === 'prompt-router'

const keyOf = ({ id, baseModelId, route }: Model): string => (baseModelId === null || isOfAccount(route) ? id : baseModelId)

/** Forms of one model are one row, where the first of them stands in the list. */
export const rowsOf = (models: readonly Model[]): readonly ModelRow[] => {
  const rows = new Map<string, ModelRow>()
  for (const model of models) {
    const key = keyOf(model)
    const known = rows.get(key)
    rows.set(
      key,
      known === undefined
        ? { key, name: nameOf(model), provider: model.provider, forms: [model] }
        : { ...known, forms: [...known.forms, model] },
    )
  }
  return [...rows.values()]
}

/** Every word has to be somewhere: in the name, the provider, an id or a geography. */
const fits = ({ provider, forms }: ModelRow, query: string): boolean => {
  const text = forms
    .map(({ name, id }) => `${provider} ${name} ${id}`)
    .join(' ')
    .toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word))
}

const placeOfFavourite = ({ forms }: ModelRow, favouriteIds: readonly string[]): number =>
  Math.min(...forms.map(({ id }) => favouriteIds.indexOf(id)).map((place) => (place === -1 ? Number.MAX_SAFE_INTEGER : place)))

export const isFavourite = ({ forms }: ModelRow, favouriteIds: readonly string[]): boolean =>
  forms.some(({ id }) => favouriteIds.includes(id))

const byProvider = (rows: readonly ModelRow[]): readonly ModelGroup[] =>
  [...new Set(rows.map(({ provider }) => provider))].map((provider) => ({
    key: `provider ${provider}`,
    label: provider === '' ? modelPickerMessages.otherProvider : provider,
    rows: rows.filter((row) => row.provider === provider),
  }))

/** What fits the query: favourites in their own order, the account's own profiles, then the providers as the list has them. */
export const groupModels = (models: readonly Model[], { query, favouriteIds }: Wanted): readonly ModelGroup[] => {
  const found = rowsOf(models).filter((row) => fits(row, query.trim()))
  const favourites = found
    .filter((row) => isFavourite(row, favouriteIds))
    .toSorted((one, other) => placeOfFavourite(one, favouriteIds) - placeOfFavourite(other, favouriteIds))
  const others = found.filter((row) => !isFavourite(row, favouriteIds))
  const own = others.filter(({ forms: [first] }) => first.route === 'application-profile')
  const routers = others.filter(({ forms: [first] }) => first.route === 'prompt-router')
  const groups = [
    { key: 'favourites', label: modelPickerMessages.favourites, rows: favourites },
    { key: 'own', label: modelPickerMessages.applicationProfiles, rows: own },
    { key: 'routers', label: modelPickerMessages.promptRouters, rows: routers },
    ...byProvider(others.filter(({ forms: [first] }) => !isOfAccount(first.route))),
  ]
  return groups.filter(({ rows }) => rows.length > 0)
}

/** The form that a row stands for: the one just picked, the one typed, the one in use, a favourite, the nearest. */
export const formOf = (row: ModelRow, { query, favouriteIds, chosenId, picked }: Choice): Model => {
  const [nearest] = row.forms
  const withId = (id: string | undefined): Model | undefined => row.forms.find((form) => form.id === id)
  return (
    withId(picked.get(row.key)) ??
    withId(query.trim()) ??
    withId(chosenId) ??
    row.forms.find(({ id }) => favouriteIds.includes(id)) ??
    nearest
  )
}

/** The form so many steps to the right, at most the last. */
export const formBeside = (row: ModelRow, form: Model, steps: number): Model => {
  const place = row.forms.findIndex(({ id }) => id === form.id) + steps
  return row.forms[Math.min(Math.max(place, 0), row.forms.length - 1)] ?? form
}

/** The typed text where it could be an id that no list has; null else. */
export const typedModelId = (models: readonly Model[], query: string, hasResults: boolean): string | null => {
  const typed = query.trim()
  const isPossible = typed !== '' && typed.length <= longestModelId && !/\s/u.test(typed)
  const looksLikeId = /[.:/]/u.test(typed) && typed.length > 4
  return isPossible && (looksLikeId || !hasResults) && models.every(({ id }) => id !== typed) ? typed : null
}

/** Favourites with the form added, or without any form of the row. */
export const toggleFavourite = (row: ModelRow, form: Model, favouriteIds: readonly string[]): readonly string[] =>
  isFavourite(row, favouriteIds) ? favouriteIds.filter((id) => row.forms.every((other) => other.id !== id)) : [...favouriteIds, form.id]
