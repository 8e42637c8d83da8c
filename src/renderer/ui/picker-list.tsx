import Check from 'lucide-react/icons/check'
import * as Popover from 'radix-ui/popover'
import { useId, useState, type KeyboardEvent, type RefObject } from 'react'
import { appMessages } from '../../shared/messages/app.ts'
import type { PickerOption } from './picker.tsx'
import './menu.css'

type PickerListProps = {
  readonly label: string
  readonly value: string | null
  readonly options: readonly PickerOption<string>[]
  readonly anchor: RefObject<HTMLButtonElement | null>
  readonly onChoose: (value: string) => void
  readonly onClose: () => void
}

const matches = (option: PickerOption<string>, query: string): boolean =>
  `${option.label} ${option.note ?? ''} ${option.group ?? ''}`.toLowerCase().includes(query.trim().toLowerCase())

/** The open list of a Picker: a filter field that keeps the focus, and the options it moves through. */
export const PickerList = ({ label, value, options, anchor, onChoose, onClose }: PickerListProps) => {
  const id = useId()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      options.findIndex((option) => option.value === value),
    ),
  )
  const shown = options.filter((option) => matches(option, query))
  const scrollTo = (index: number): void => document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: 'nearest' })
  const move = (index: number): void => {
    const next = Math.min(Math.max(index, 0), shown.length - 1)
    setActive(next)
    scrollTo(next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + 8, PageUp: active - 8 }
    const target = steps[event.key]
    if (target !== undefined) {
      event.preventDefault()
      move(target)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const option = shown[active]
      if (option !== undefined) onChoose(option.value)
    }
  }
  const filter = (text: string): void => {
    setQuery(text)
    setActive(0)
  }
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={{ current: { getBoundingClientRect: () => anchor.current?.getBoundingClientRect() ?? new DOMRect() } }} />
      <Popover.Portal>
        <Popover.Content
          className="menu picker-list"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          onOpenAutoFocus={() => requestAnimationFrame(() => scrollTo(active))}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault()
          }}
        >
          <input
            className="picker-filter"
            role="combobox"
            aria-label={label}
            aria-expanded
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={shown.length > 0 ? `${id}-${active}` : undefined}
            placeholder={appMessages.filterChoices}
            value={query}
            onChange={(event) => filter(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <div className="picker-options" role="listbox" id={`${id}-list`} aria-label={label}>
            {shown.length === 0 && <p className="picker-empty">{appMessages.noChoices}</p>}
            {shown.map((option, index) => (
              <Option
                key={option.value}
                id={`${id}-${index}`}
                option={option}
                heading={option.group !== shown[index - 1]?.group ? option.group : undefined}
                isActive={index === active}
                isChosen={option.value === value}
                onHover={() => setActive(index)}
                onChoose={() => onChoose(option.value)}
              />
            ))}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

type OptionProps = {
  readonly id: string
  readonly option: PickerOption<string>
  readonly heading: string | undefined
  readonly isActive: boolean
  readonly isChosen: boolean
  readonly onHover: () => void
  readonly onChoose: () => void
}

const Option = ({ id, option, heading, isActive, isChosen, onHover, onChoose }: OptionProps) => (
  <>
    {heading !== undefined && (
      <div className="menu-heading" role="presentation">
        {heading}
      </div>
    )}
    <div
      id={id}
      className="menu-item"
      role="option"
      aria-selected={isActive}
      aria-current={isChosen}
      onPointerMove={onHover}
      onClick={onChoose}
    >
      {isChosen ? <Check /> : <span />}
      <span>
        {option.label}
        {option.note !== undefined && <span className="menu-item-note">{option.note}</span>}
      </span>
    </div>
  </>
)
