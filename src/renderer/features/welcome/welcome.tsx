import ChevronRight from 'lucide-react/icons/chevron-right'
import Cloud from 'lucide-react/icons/cloud'
import LogIn from 'lucide-react/icons/log-in'
import Monitor from 'lucide-react/icons/monitor'
import { useRef, useState, type ReactNode } from 'react'
import type { ProfileId } from '../../../shared/ids.ts'
import { welcomeMessages as words } from '../../../shared/messages/welcome.ts'
import { chooseProfile, ensureProfiles, loadProfiles, profilesState } from '../../state/profiles.ts'
import { startNewSignIn } from '../../state/sign-in.ts'
import { focusComposer } from '../../state/view.ts'
import { ProfileChoice } from './profile-choice.tsx'
import './welcome.css'

const choose = async (profileId: ProfileId, region?: string): Promise<void> => {
  if (await chooseProfile(profileId, region)) focusComposer()
}

const chooseDemo = async (): Promise<void> => {
  if (profilesState().status !== 'ready') await loadProfiles()
  const demo = profilesState().profiles.find((profile) => profile.kind === 'demo')
  if (demo !== undefined) await choose(demo.id)
}

/** The first start: three ways to get answers, and nothing else to fill in. */
export const Welcome = () => {
  const [isChoosing, setIsChoosing] = useState(false)
  const section = useRef<HTMLElement>(null)
  const showProfiles = (): void => {
    ensureProfiles()
    setIsChoosing(true)
  }
  const goBack = (): void => {
    setIsChoosing(false)
    requestAnimationFrame(() => section.current?.querySelector('button')?.focus())
  }
  return (
    <section ref={section} className="welcome" aria-labelledby="welcome-title">
      <Strata />
      <h2 id="welcome-title" className="welcome-title">
        {words.title}
      </h2>
      <p className="welcome-text">{words.text}</p>
      {isChoosing ? (
        <ProfileChoice onChoose={(profileId, region) => void choose(profileId, region)} onBack={goBack} />
      ) : (
        <div className="welcome-choices">
          <Choice icon={<Cloud />} title={words.awsTitle} text={words.awsText} onClick={showProfiles} />
          <Choice icon={<LogIn />} title={words.signInTitle} text={words.signInText} onClick={startNewSignIn} />
          <Choice icon={<Monitor />} title={words.demoTitle} text={words.demoText} onClick={() => void chooseDemo()} />
        </div>
      )}
    </section>
  )
}

/** The mark: layers of stone, the topmost in the light. */
const Strata = () => (
  <svg className="welcome-mark" viewBox="0 0 64 40" aria-hidden="true">
    <path className="strata-low" d="M2 35c9-2 15-1 24 1s22 2 36-2" />
    <path className="strata-middle" d="M8 27c8-3 13-2 21 0s18 2 27-2" />
    <path className="strata-top" d="M16 19C22 8 29 4 33 4s9 5 15 14c-5 3-10 4-16 3s-11-3-16-2Z" />
  </svg>
)

type ChoiceProps = { readonly icon: ReactNode; readonly title: string; readonly text: string; readonly onClick: () => void }

const Choice = ({ icon, title, text, onClick }: ChoiceProps) => (
  <button type="button" className="welcome-choice" onClick={onClick}>
    {icon}
    <span>
      <span className="welcome-choice-title">{title}</span>
      <span className="welcome-choice-text">{text}</span>
    </span>
    <ChevronRight />
  </button>
)
