import Check from 'lucide-react/icons/check'
import * as Popover from 'radix-ui/popover'
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import type { ProfileId } from '../../../shared/ids.ts'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import { modelsOf } from '../../state/model-lists.ts'
import { chooseModel, setModelPickerOpen } from '../../state/models.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { shortProfileName } from '../../state/profile-words.ts'
import { loadProfiles, profilesState, useProfiles } from '../../state/profiles.ts'
import { chosenRegion, switchProfile, useRegionInEffect } from '../../state/switch-profile.ts'
import { showSettings } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { anchorRect } from './anchor-rect.ts'
import { RegionForm } from './region-form.tsx'

type ProfileListProps = {
  readonly anchor: RefObject<HTMLButtonElement | null>
  readonly profileId: ProfileId
  readonly onClose: () => void
}

/** Room for the field for a region and up to five profiles. */
const wantedHeight = (profileCount: number): number => 260 + Math.min(profileCount, 5) * 48
/** What asks for a decision stays longer than what only says something. */
const decisionMs = 12_000

/** Keeps the model, and says so where the profile's list does not have it, with the form of it that the list has. */
const take = async (profileId: ProfileId, region: string): Promise<void> => {
  const { missing, leftRegion } = await switchProfile(profileId, region)
  const profile = profilesState().profiles.find(({ id }) => id === profileId)?.name ?? shortProfileName(profileId)
  if (leftRegion !== null) {
    showToast({
      text: words.regionLeft(leftRegion, profile),
      action: { label: words.keepRegion(leftRegion), run: () => void take(profileId, leftRegion) },
      durationMs: decisionMs,
    })
  }
  if (missing === null) return
  const { name, instead } = missing
  showToast({
    text: words.modelElsewhere(name, profile),
    action:
      instead === null
        ? { label: words.chooseModel, run: () => setModelPickerOpen(true) }
        : { label: words.useModel(instead.name), run: () => void chooseModel(instead.id) },
    durationMs: decisionMs,
  })
}

const moveBetween = (event: KeyboardEvent<HTMLElement>): void => {
  const choices = [...event.currentTarget.querySelectorAll<HTMLElement>('.profile-list-choice')]
  const index = choices.findIndex((choice) => choice === document.activeElement)
  const targets: Readonly<Record<string, number>> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: choices.length - 1 }
  const target = targets[event.key]
  if (index === -1 || target === undefined) return
  event.preventDefault()
  choices[target]?.focus()
}

/** The profiles with their regions, and under them a field for another region. */
export const ProfileList = ({ anchor, profileId, onClose }: ProfileListProps) => {
  const profiles = useProfiles((state) => state.profiles)
  const isNew = useOpenConversation((state) => state.conversationId === null)
  const inEffect = useRegionInEffect()
  const list = useRef<HTMLUListElement>(null)
  const content = useRef<HTMLDivElement>(null)
  useEffect(() => void loadProfiles(), [])
  const focusChosen = (event: Event): void => {
    event.preventDefault()
    const choice = list.current?.querySelector<HTMLElement>('[aria-current="true"]') ?? list.current?.querySelector<HTMLElement>('button')
    choice?.focus()
  }
  /** Stays open for the region where nothing names one: without it no question can be asked. */
  const choose = async (id: ProfileId): Promise<void> => {
    if (id !== profileId) await take(id, '')
    const hasRegion = id === 'demo' || profiles.some((profile) => profile.id === id && profile.region !== null)
    if (hasRegion || chosenRegion() !== '' || (modelsOf(id).list?.region ?? '') !== '') onClose()
    else requestAnimationFrame(() => content.current?.querySelector('input')?.focus())
  }
  const takeRegion = (region: string): void => {
    void take(profileId, region)
    onClose()
  }
  const manage = (): void => {
    onClose()
    showSettings('aws')
  }
  const title = isNew ? words.pickDefault : words.pickProfile
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor
        virtualRef={{ current: { getBoundingClientRect: () => anchorRect(anchor.current, wantedHeight(profiles.length)) } }}
      />
      <Popover.Portal>
        <Popover.Content
          ref={content}
          className="model-list profile-list"
          side="top"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={title}
          onOpenAutoFocus={focusChosen}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) =>
            event.target instanceof Node && anchor.current?.contains(event.target) === true && event.preventDefault()
          }
        >
          <p className="profile-list-title">{title}</p>
          <ul ref={list} className="model-list-choices" aria-label={title} onKeyDown={moveBetween}>
            {profiles.map(({ id, name, kind, region }) => (
              <li key={id}>
                <button type="button" className="profile-list-choice" aria-current={id === profileId} onClick={() => void choose(id)}>
                  <span className="model-list-name">
                    {name}
                    <span className="model-list-id">{[words.kinds[kind], ...(region === null ? [] : [region])].join(' · ')}</span>
                  </span>
                  {id === profileId && <Check aria-hidden />}
                </button>
              </li>
            ))}
          </ul>
          {profileId !== 'demo' && <RegionForm key={profileId} inEffect={inEffect} onTake={takeRegion} />}
          <div className="profile-list-foot">
            <Button size="small" variant="quiet" onClick={manage}>
              {words.manage}
            </Button>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
