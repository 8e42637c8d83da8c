import ArrowLeft from 'lucide-react/icons/arrow-left'
import { useEffect, useRef, useState } from 'react'
import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import { leavePlace, showSettings, useView, type SettingsSection } from '../../state/view.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { AboutSection } from './about-section.tsx'
import { ActivitySection } from './activity-section.tsx'
import { AwsSection } from './aws-section.tsx'
import { GeneralSection } from './general-section.tsx'
import { McpSection } from './mcp-section.tsx'
import { NetworkSection } from './network-section.tsx'
import { PricesSection } from './prices-section.tsx'
import { RepliesSection } from './replies-section.tsx'
import { SchemasSection } from './schemas-section.tsx'
import { findSections } from './settings-index.ts'
import { ToolsSection } from './tools-section.tsx'
import { UsageSection } from './usage-section.tsx'
import '../../ui/fold.css'
import '../../ui/place.css'
import './settings.css'

const Section = ({ section }: { readonly section: SettingsSection }) => {
  switch (section) {
    case 'general':
      return <GeneralSection />
    case 'aws':
      return <AwsSection />
    case 'network':
      return <NetworkSection />
    case 'replies':
      return <RepliesSection />
    case 'tools':
      return <ToolsSection />
    case 'servers':
      return <McpSection />
    case 'activity':
      return <ActivitySection />
    case 'schemas':
      return <SchemasSection />
    case 'usage':
      return <UsageSection />
    case 'prices':
      return <PricesSection />
    case 'about':
      return <AboutSection />
  }
}

/** The whole window; the conversation waits behind it. */
export const SettingsPlace = () => {
  const wanted = useView((view) => (view.place.type === 'settings' ? view.place.section : 'general'))
  const [query, setQuery] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEscape(leavePlace)
  useEffect(() => heading.current?.focus(), [wanted])
  const found = findSections(query)
  const section = found.includes(wanted) ? wanted : (found[0] ?? wanted)
  return (
    <div className="place settings">
      <nav className="settings-list" aria-label={words.title}>
        <div className="place-bar settings-bar">
          <IconButton label={words.back} shortcut="escape" icon={ArrowLeft} onClick={leavePlace} />
          <h1>{words.title}</h1>
        </div>
        <TextField label={words.search} isLabelHidden placeholder={words.search} value={query} onChange={setQuery} />
        <ul>
          {found.map((item) => (
            <li key={item}>
              <button
                type="button"
                className="settings-link"
                aria-current={item === section ? 'page' : undefined}
                onClick={() => showSettings(item)}
              >
                {words.sections[item]}
              </button>
            </li>
          ))}
        </ul>
        {found.length === 0 && (
          <p className="setting-note settings-nothing" role="status">
            {words.nothingFound}
          </p>
        )}
      </nav>
      <main className="settings-page" aria-labelledby="settings-heading">
        <div className="settings-column" data-section={section}>
          <h2 id="settings-heading" ref={heading} tabIndex={-1} className="place-heading">
            {words.sections[section]}
          </h2>
          <Section section={section} />
        </div>
      </main>
    </div>
  )
}
