import Check from 'lucide-react/icons/check'
import { Popover } from 'radix-ui'
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import type { ProfileId } from '../../../shared/ids.ts'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import { setModelPickerOpen } from '../../state/models.ts'
import { modelsOf } from '../../state/model-lists.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { loadProfiles, profilesState, useProfiles } from '../../state/profiles.ts'
import { switchProfile, useRegionInEffect } from '../../state/switch-profile.ts'
import { showSettings } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { RegionForm } from './region-form.tsx'

type ProfileListProps = {
  readonly anchor: RefObject<HTMLButtonElement | null>
  readonly profileId: ProfileId
  readonly onClose: () => void
}

/** Keeps the model, and says so where the profile's list does not have it. */
const take = async (profileId: ProfileId, region: string): Promise<void> => {
  const { missingModel } = await switchProfile(profileId, region)
  if (missingModel === null) return
  const profile = profilesState().profiles.find(({ id }) => id === profileId)?.name ?? profileId
  const model = modelsOf(profileId, region).models.find(({ id }) => id === missingModel)?.name ?? missingModel
  showToast({
    text: words.modelElsewhere(model, profile),
    action: { label: words.chooseModel, run: () => setModelPickerOpen(true) },
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
  useEffect(() => void loadProfiles(), [])
  const focusChosen = (event: Event): void => {
    event.preventDefault()
    const choice = list.current?.querySelector<HTMLElement>('[aria-current="true"]') ?? list.current?.querySelector<HTMLElement>('button')
    choice?.focus()
  }
  const choose = (id: ProfileId): void => {
    if (id !== profileId) void take(id, '')
    onClose()
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
      <Popover.Anchor virtualRef={{ current: { getBoundingClientRect: () => anchor.current?.getBoundingClientRect() ?? new DOMRect() } }} />
      <Popover.Portal>
        <Popover.Content
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
                <button type="button" className="profile-list-choice" aria-current={id === profileId} onClick={() => choose(id)}>
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
