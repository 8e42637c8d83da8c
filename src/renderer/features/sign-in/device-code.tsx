import { useState } from 'react'
import { clockText } from '../../../shared/messages/clock-text.ts'
import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import { useNow } from '../../state/clock.ts'
import { Button } from '../../ui/button.tsx'

type DeviceCodeProps = { readonly userCode: string; readonly verificationUrl: string; readonly expiresAt: number }

/** The code to type on the sign-in page, for as long as it is valid. */
export const DeviceCode = ({ userCode, verificationUrl, expiresAt }: DeviceCodeProps) => {
  const [wasCopied, setWasCopied] = useState(false)
  const now = useNow(1000)
  const copy = (): void => {
    navigator.clipboard.writeText(userCode).then(
      () => setWasCopied(true),
      () => setWasCopied(false),
    )
  }
  return (
    <>
      <p className="sign-in-step">{words.codeTitle}</p>
      <div className="sign-in-code">
        <output aria-label={words.codeLabel}>{userCode}</output>
        <Button size="small" onClick={copy}>
          {wasCopied ? words.copied : words.copyCode}
        </Button>
      </div>
      <p className="sign-in-quiet">
        {words.codePage} <span className="sign-in-address">{verificationUrl}</span>
      </p>
      <p className="sign-in-quiet tabular" aria-live="off">
        {expiresAt <= now ? words.codeExpired : words.codeExpiresIn(clockText(expiresAt - now))}
      </p>
    </>
  )
}
