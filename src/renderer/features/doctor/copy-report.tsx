import { useEffect, useState } from 'react'
import { doctorMessages as words } from '../../../shared/messages/doctor.ts'
import { readReport } from '../../state/doctor.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'

const shownForMs = 1600

const copy = async (): Promise<boolean> => {
  const report = await readReport()
  if (report === null) return false
  if (!report.ok) {
    showToast({ text: report.error.title })
    return false
  }
  try {
    await navigator.clipboard.writeText(report.value.text)
    return true
  } catch {
    // The system may keep the clipboard from the window; nothing more is known.
    showToast({ text: words.copyFailed })
    return false
  }
}

/** Copies the report and says for a moment that it did. */
export const CopyReport = ({ isDisabled }: { readonly isDisabled: boolean }) => {
  const [wasCopied, setWasCopied] = useState(false)
  useEffect(() => {
    if (!wasCopied) return undefined
    const timer = setTimeout(() => setWasCopied(false), shownForMs)
    return () => clearTimeout(timer)
  }, [wasCopied])
  return (
    <>
      <Button disabled={isDisabled} onClick={() => void copy().then(setWasCopied)}>
        {wasCopied ? words.copied : words.copyReport}
      </Button>
      <span className="visually-hidden" role="status">
        {wasCopied ? words.copied : ''}
      </span>
    </>
  )
}
