import * as Popover from 'radix-ui/popover'
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { ProfileId } from '../../../shared/ids.ts'
import { composerMessages } from '../../../shared/messages/composer.ts'
import { modelPickerMessages as words } from '../../../shared/messages/model-picker.ts'
import type { Model } from '../../../shared/model.ts'
import { useNow } from '../../state/clock.ts'
import { showDoctorFor } from '../../state/doctor.ts'
import { refreshModels, useModels } from '../../state/model-lists.ts'
import { chooseModel } from '../../state/models.ts'
import { startSignIn } from '../../state/sign-in.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { anchorRect } from './anchor-rect.ts'
import { ModelListFoot } from './model-list-foot.tsx'
import { ModelOptions } from './model-options.tsx'
import { processingWords } from './model-words.ts'
import { useModelChoices } from './use-model-choices.ts'
import './model-list.css'

type ModelListProps = {
  readonly anchor: RefObject<HTMLButtonElement | null>
  readonly profileId: ProfileId | null
  readonly region: string
  readonly chosenId: string
  readonly onClose: () => void
}

const minuteMs = 60_000
const rowsOfPage = 6

/** Room for the filter, some ten rows and the foot. */
const wantedHeight = 560

const activeRowOf = (list: HTMLElement | null): HTMLElement | null => list?.querySelector<HTMLElement>('[aria-selected="true"]') ?? null

/** Keeps the active row where it is on the screen when a newer list pushes rows in above it. */
const useSteadyRow = (list: RefObject<HTMLDivElement | null>, models: readonly Model[]): void => {
  const last = useRef<{ readonly models: readonly Model[]; readonly top: number } | null>(null)
  useLayoutEffect(() => {
    const row = activeRowOf(list.current)
    if (row === null || list.current === null) return
    if (last.current !== null && last.current.models !== models) list.current.scrollTop += row.offsetTop - last.current.top
    last.current = { models, top: row.offsetTop }
  })
}

/** The list gets its height only when it is placed, and loses some when there is more to say below it. */
const useVisibleRow = (list: RefObject<HTMLDivElement | null>): void =>
  useEffect(() => {
    if (list.current === null) return
    const show = new ResizeObserver(() => activeRowOf(list.current)?.scrollIntoView({ block: 'nearest' }))
    show.observe(list.current)
    return () => show.disconnect()
  }, [list])

/** The models of a profile in a region: found, compared, starred and chosen with the keyboard or the pointer. */
export const ModelList = ({ anchor, profileId, region, chosenId, onClose }: ModelListProps) => {
  const id = useId()
  const now = useNow(minuteMs)
  const { models, list, status, error, isRefreshing } = useModels(profileId, region)
  const choices = useModelChoices(models, chosenId)
  const [announced, setAnnounced] = useState('')
  const scrolled = useRef<HTMLDivElement>(null)
  const { rows, active, activeRow, typedId } = choices
  const shownRegion = list?.region ?? region
  const count = rows.length + (typedId === null ? 0 : 1)
  useSteadyRow(scrolled, models)
  useVisibleRow(scrolled)
  useEffect(() => setAnnounced(''), [active])

  const choose = (modelId: string | null): void => {
    if (modelId === null) return
    void chooseModel(modelId)
    onClose()
  }
  const move = (index: number): void => {
    choices.move(index)
    document.getElementById(`${id}-${Math.min(Math.max(index, 0), count - 1)}`)?.scrollIntoView({ block: 'nearest' })
  }
  const changeForm = (steps: number): void => {
    const form = choices.changeForm(steps)
    if (form !== null) setAnnounced(processingWords(form, shownRegion))
  }
  const actionOf = (event: KeyboardEvent): (() => void) | null => {
    if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'd') return () => activeRow !== undefined && choices.star(activeRow)
    if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return null
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: rowsOfPage, PageUp: -rowsOfPage }
    const step = steps[event.key]
    if (step !== undefined) return () => move(active + step)
    if (event.key === 'Enter') return () => choose(activeRow === undefined ? typedId : choices.formOf(activeRow).id)
    if (!choices.canChangeForm) return null
    if (event.key === 'ArrowRight') return () => changeForm(1)
    return event.key === 'ArrowLeft' ? () => changeForm(-1) : null
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const action = actionOf(event)
    if (action === null) return
    event.preventDefault()
    action()
  }

  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={{ current: { getBoundingClientRect: () => anchorRect(anchor.current, wantedHeight) } }} />
      <Popover.Portal>
        <Popover.Content
          className="model-list model-chooser"
          data-long={models.length > rowsOfPage}
          side="top"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={composerMessages.model}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) =>
            event.target instanceof Node && anchor.current?.contains(event.target) === true && event.preventDefault()
          }
        >
          <input
            className="model-list-filter"
            role="combobox"
            aria-label={composerMessages.findModel}
            aria-expanded
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={count > 0 ? `${id}-${active}` : undefined}
            aria-keyshortcuts="Control+D Meta+D"
            placeholder={composerMessages.findModel}
            spellCheck={false}
            value={choices.query}
            onChange={(event) => choices.type(event.target.value)}
            onKeyDown={onKeyDown}
          />
          {error !== null && <ErrorNotice error={error} />}
          {count === 0 && error === null && (
            <p className="model-list-empty">
              {profileId === null
                ? composerMessages.modelsOfProfile
                : status === 'loading'
                  ? composerMessages.modelsLoading
                  : words.noneFound}
            </p>
          )}
          <div ref={scrolled} className="model-list-choices" role="listbox" id={`${id}-list`} aria-label={composerMessages.model}>
            <ModelOptions id={id} choices={choices} region={shownRegion} now={now} chosenId={chosenId} onChoose={choose} />
          </div>
          <ModelListFoot
            form={activeRow === undefined ? null : choices.formOf(activeRow)}
            list={list}
            region={shownRegion}
            now={now}
            isRefreshing={isRefreshing}
            onMend={(mend) => {
              onClose()
              if (profileId === null) return
              if (mend === 'sign-in') startSignIn(profileId)
              else showDoctorFor(profileId)
            }}
            onRefresh={() => profileId !== null && void refreshModels(profileId, region)}
          />
          <span className="visually-hidden" role="status">
            {announced}
          </span>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
