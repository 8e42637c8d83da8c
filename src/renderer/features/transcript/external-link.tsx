import type { MouseEvent, ReactNode } from 'react'
import { tryRequest } from '../../bridge/client.ts'
import { showToast } from '../../ui/toast.tsx'
import { safeLink } from './safe-link.ts'

/** A link that opens in the system browser, with its real address on hover and focus. Other addresses stay text. */
export const ExternalLink = ({ address, children }: { readonly address: string; readonly children: ReactNode }) => {
  const url = safeLink(address)
  if (url === null) return <span className="inert-link">{children}</span>
  const open = (event: MouseEvent): void => {
    event.preventDefault()
    void tryRequest('links.open', { url }).then((result) => {
      if (!result.ok) showToast({ text: `${result.error.title}. ${result.error.advice}` })
    })
  }
  return (
    <a href={url} className="external-link" rel="noreferrer noopener" data-target={url} onClick={open} onAuxClick={open}>
      {children}
    </a>
  )
}
