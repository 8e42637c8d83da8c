import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import { pricesViewMessages as words } from '../../../shared/messages/prices-view.ts'
import { savePrice } from '../../state/prices.ts'
import { Button } from '../../ui/button.tsx'
import { focusFirstProblem } from '../../ui/focus-first-problem.ts'
import { Picker } from '../../ui/picker.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { escapeCloses } from './escape-closes.ts'
import { isOptional, isPriceFieldGood, isPriceGood, priceFields, priceOf, type PriceDraft } from './price-draft.ts'

type PriceFormProps = {
  readonly first: PriceDraft
  /** A price that is not in the list yet names its model. */
  readonly isNew: boolean
  readonly onClose: () => void
}

const scopes = [
  { value: 'any', label: words.scopes.any },
  { value: 'geo', label: words.scopes.geo },
  { value: 'global', label: words.scopes.global },
] as const

/** A person's own price for a model. */
export const PriceForm = ({ first, isNew, onClose }: PriceFormProps) => {
  const [draft, setDraft] = useState(first)
  const [isChecked, setIsChecked] = useState(false)
  const [isSaving, setIsSaving] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const save = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    setIsChecked(true)
    if (!isPriceGood(draft)) {
      focusFirstProblem(form.current)
      return
    }
    if (isSaving) return
    setIsSaving(true)
    const isSaved = await savePrice(priceOf(draft))
    setIsSaving(false)
    if (!isSaved) return
    showToast({ text: words.saved })
    onClose()
  }
  return (
    <form ref={form} className="price-form" noValidate onSubmit={(event) => void save(event)} onKeyDown={escapeCloses(onClose)}>
      {isNew && (
        <div className="price-form-model">
          <TextField
            label={words.model}
            value={draft.baseModelId}
            maxLength={256}
            note={words.modelNote}
            problem={isChecked && draft.baseModelId.trim() === '' ? words.modelProblem : undefined}
            onChange={(baseModelId) => setDraft({ ...draft, baseModelId })}
          />
          <div className="field">
            <span className="field-label" aria-hidden>
              {words.scope}
            </span>
            <Picker
              label={words.scope}
              look="field"
              value={draft.scope}
              options={scopes}
              placeholder={words.scope}
              onChange={(scope) => setDraft({ ...draft, scope })}
            />
          </div>
        </div>
      )}
      <div className="price-form-fields">
        {priceFields.map((field) => (
          <TextField
            key={field}
            label={words[field]}
            inputMode="decimal"
            value={draft[field]}
            maxLength={12}
            note={isOptional(field) ? words.optionalNote : undefined}
            problem={isChecked && !isPriceFieldGood(draft, field) ? words.amountProblem : undefined}
            onChange={(text) => setDraft({ ...draft, [field]: text })}
          />
        ))}
      </div>
      <div className="form-buttons">
        <Button type="submit" size="small" variant="primary" aria-disabled={isSaving}>
          {words.save}
        </Button>
        <Button size="small" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
