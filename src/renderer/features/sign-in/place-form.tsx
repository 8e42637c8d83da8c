import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import { appMessages } from '../../../shared/messages/app.ts'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import type { IdentityCenter, SignInMethod } from '../../../shared/sign-in.ts'
import { bedrockRegions } from '../../state/region.ts'
import { begin, cancelSignIn, knownIdentityCenters } from '../../state/sign-in.ts'
import { Button } from '../../ui/button.tsx'
import { focusFirstProblem } from '../../ui/focus-first-problem.ts'
import { Segments } from '../../ui/segments.tsx'
import { SuggestField } from '../../ui/suggest-field.tsx'
import { placeProblems } from './place-problems.ts'

const methods = [
  { value: 'browser', label: words.methods.browser },
  { value: 'device', label: words.methods.device },
] as const

type PlaceFormProps = { readonly place: IdentityCenter | null; readonly method: SignInMethod }

/** Where to sign in, and how. A start page that this computer knows brings its region along. */
export const PlaceForm = ({ place, method: firstMethod }: PlaceFormProps) => {
  const [startUrl, setStartUrl] = useState(place?.startUrl ?? '')
  const [region, setRegion] = useState(place?.region ?? '')
  const [method, setMethod] = useState(firstMethod)
  const [known, setKnown] = useState<readonly IdentityCenter[]>([])
  const [wasTried, setWasTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    let isCurrent = true
    void knownIdentityCenters().then((found) => isCurrent && setKnown(found))
    return () => {
      isCurrent = false
    }
  }, [])
  const problems = placeProblems({ startUrl, region })
  const shown = wasTried ? problems : {}
  const typeStartUrl = (text: string): void => {
    setStartUrl(text)
    const match = known.find((center) => center.startUrl === text.trim())
    if (match !== undefined) setRegion(match.region)
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setWasTried(true)
    if (Object.keys(problems).length > 0) focusFirstProblem(form.current)
    else void begin(method, { startUrl: startUrl.trim(), region: region.trim() })
  }
  return (
    <form ref={form} className="sign-in-form" onSubmit={submit} noValidate>
      <SuggestField
        label={words.startUrl}
        suggestions={known.map((center) => ({ value: center.startUrl, label: center.region }))}
        inputMode="url"
        value={startUrl}
        maxLength={2048}
        note={words.startUrlNote}
        problem={shown.startUrl}
        onChange={typeStartUrl}
        autoFocus
      />
      <SuggestField
        label={words.ssoRegion}
        suggestions={bedrockRegions}
        value={region}
        placeholder="us-east-1"
        note={words.ssoRegionNote}
        problem={shown.region}
        onChange={setRegion}
      />
      <div className="field">
        <span className="field-label">{words.method}</span>
        <Segments label={words.method} value={method} options={methods} onChange={setMethod} />
        <p className="field-note">{words.methodNotes[method]}</p>
      </div>
      <div className="dialog-buttons">
        <Button onClick={cancelSignIn}>{appMessages.cancel}</Button>
        <Button variant="primary" type="submit">
          {words.continue}
        </Button>
      </div>
    </form>
  )
}
