import { useEffect } from 'react'
import { serverOffersMessages as words } from '../../../../shared/messages/server-offers.ts'
import { visibleText } from '../../../../shared/visible-text.ts'
import type { Slash } from './use-slash.ts'
import './slash-list.css'

export const slashListId = 'composer-prompts'
export const slashOptionId = (index: number): string => `${slashListId}-${index}`

/** The prompts over the field; the field keeps the focus and moves through them. */
export const SlashList = ({ slash: { prompts, active, setActive, choose } }: { readonly slash: Slash }) => {
  useEffect(() => document.getElementById(slashOptionId(active))?.scrollIntoView({ block: 'nearest' }), [active])
  return (
    <div className="slash-list" id={slashListId} role="listbox" aria-label={words.prompts}>
      {prompts.map((prompt, index) => (
        <div
          key={`${prompt.serverId} ${prompt.name}`}
          id={slashOptionId(index)}
          className="slash-option"
          role="option"
          aria-selected={index === active}
          onPointerMove={() => setActive(index)}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(prompt)}
        >
          <span className="slash-command">/{prompt.command}</span>
          <span className="slash-words">
            <bdi>{visibleText(prompt.title === '' ? prompt.description : prompt.title)}</bdi>{' '}
            <bdi className="slash-server">{words.from(visibleText(prompt.serverName))}</bdi>
          </span>
        </div>
      ))}
    </div>
  )
}
