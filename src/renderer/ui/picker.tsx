import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import { useId, useRef, useState } from 'react'
import { late } from './late.tsx'
import './menu.css'

export type PickerOption<Value extends string> = {
  readonly value: Value
  readonly label: string
  readonly note?: string
  /** Options of one group stand together under its name. */
  readonly group?: string
}

export type PickerProps<Value extends string> = {
  /** What is picked, read out before the value. */
  readonly label: string
  readonly value: Value | null
  readonly options: readonly PickerOption<Value>[]
  readonly onChange: (value: Value) => void
  /** Shown while nothing is chosen. */
  readonly placeholder: string
  /** `inline` recedes into a line of text; `field` looks like the other fields of a form. */
  readonly look?: 'inline' | 'field'
  readonly isDisabled?: boolean
  /** Marks it as what keeps a form from being sent. */
  readonly isInvalid?: boolean
  readonly onOpen?: () => void
  readonly id?: string
}

const PickerList = late(() => import('./picker-list.tsx').then(({ PickerList: part }) => part))

/** Chooses one of several: a button with the value, and a list that can be filtered by typing. */
export const Picker = <Value extends string>(props: PickerProps<Value>) => {
  const { label, value, options, onChange, placeholder, look = 'inline', isDisabled = false, isInvalid = false, onOpen, id } = props
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const fallbackId = useId()
  const chosen = options.find((option) => option.value === value)
  const close = (): void => {
    setIsOpen(false)
    button.current?.focus()
  }
  const choose = (text: string): void => {
    const option = options.find((candidate) => candidate.value === text)
    if (option !== undefined) onChange(option.value)
    close()
  }
  const open = (): void => {
    onOpen?.()
    setIsOpen((before) => !before)
  }
  return (
    <>
      <button
        ref={button}
        id={id ?? fallbackId}
        type="button"
        className={`picker-button picker-button-${look}`}
        aria-label={`${label}: ${chosen?.label ?? value ?? placeholder}`}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        data-invalid={isInvalid}
        disabled={isDisabled}
        onClick={open}
      >
        <span>{chosen?.label ?? value ?? placeholder}</span>
        <ChevronsUpDown />
      </button>
      {isOpen && <PickerList label={label} value={value} options={options} anchor={button} onChoose={choose} onClose={close} />}
    </>
  )
}
