import { useState } from 'react'
import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import { Button } from '../../ui/button.tsx'

/** Made when the app is built, and part of the page's own files. */
const loadTexts = async (): Promise<string> => {
  const response = await fetch(new URL('/third-party-notices.txt', location.origin))
  if (!response.ok) throw new Error(words.licenceTextsMissing)
  return await response.text()
}

export const LicenceTexts = () => {
  const [texts, setTexts] = useState<string | null>(null)
  const isShown = texts !== null
  const toggle = (): void => {
    if (isShown) setTexts(null)
    else loadTexts().then(setTexts, () => setTexts(words.licenceTextsMissing))
  }
  return (
    <>
      <div>
        <Button size="small" aria-expanded={isShown} onClick={toggle}>
          {isShown ? words.hideLicenceTexts : words.showLicenceTexts}
        </Button>
      </div>
      {isShown && (
        <pre className="licence-texts" role="region" aria-label={words.licences} tabIndex={0}>
          {texts}
        </pre>
      )}
    </>
  )
}
