import { useEffect, useRef, useState } from 'react'
import { networkSettingsMessages as words } from '../../../shared/messages/network-settings.ts'
import type { Certificate } from '../../../shared/network.ts'
import { addCertificates, loadCertificates, removeCertificate, useNetwork } from '../../state/network.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { late } from '../../ui/late.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'

const ConfirmDialog = late(() => import('../../ui/confirm-dialog.tsx').then(({ ConfirmDialog: part }) => part))

/** Authorities that are trusted besides those of the system. */
export const NetworkCertificates = () => {
  const { status, list, error } = useNetwork((network) => network.certificates)
  const [isAdding, setIsAdding] = useState(false)
  const addButton = useRef<HTMLButtonElement>(null)
  useEffect(() => void loadCertificates(), [])
  const add = async (): Promise<void> => {
    setIsAdding(true)
    const count = await addCertificates()
    setIsAdding(false)
    if (count !== null && count > 0) showToast({ text: words.certificatesAdded(count) })
  }
  const remove = async ({ fingerprint }: Certificate): Promise<void> => {
    // The button that was pressed goes with its row.
    addButton.current?.focus()
    if (await removeCertificate(fingerprint)) showToast({ text: words.certificateRemoved })
  }
  return (
    <section className="setting-group" aria-labelledby="settings-certificates">
      <div className="setting-heading-line network-certificates-line">
        <div>
          <h3 id="settings-certificates" className="setting-heading">
            {words.certificates}
          </h3>
          <p className="setting-note">{words.certificatesNote}</p>
        </div>
        <Button
          ref={addButton}
          size="small"
          aria-disabled={isAdding}
          onClick={() => {
            if (!isAdding) void add()
          }}
        >
          {words.addCertificate}
        </Button>
      </div>
      {error !== null && <ErrorNotice error={error} />}
      {status === 'loading' && <Skeleton label={words.loadingCertificates} />}
      {status === 'ready' && list.length === 0 && <p className="setting-note">{words.noCertificates}</p>}
      <ul>
        {list.map((certificate) => (
          <CertificateRow key={certificate.fingerprint} certificate={certificate} onRemove={() => void remove(certificate)} />
        ))}
      </ul>
    </section>
  )
}

type CertificateRowProps = { readonly certificate: Certificate; readonly onRemove: () => void }

const CertificateRow = ({ certificate: { name, fingerprint, expiresAt }, onRemove }: CertificateRowProps) => {
  const [isAsking, setIsAsking] = useState(false)
  const [now] = useState(Date.now)
  const date = new Date(expiresAt).toLocaleDateString(undefined, { dateStyle: 'medium' })
  const isExpired = expiresAt < now
  return (
    <li className="network-certificate">
      <div className="setting-words">
        <p className="setting-label network-name">{name}</p>
        <p className={isExpired ? 'setting-problem' : 'setting-note'}>{isExpired ? words.expired(date) : words.expires(date)}</p>
        <p className="setting-note tabular">{words.fingerprint(fingerprint.slice(0, 23))}</p>
      </div>
      <Button size="small" variant="danger" onClick={() => setIsAsking(true)} aria-label={`${words.remove}: ${name}`}>
        {words.remove}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={words.removeCertificateTitle(name)}
          text={words.removeCertificateText}
          action={words.remove}
          isDangerous
          onConfirm={onRemove}
          onClose={() => setIsAsking(false)}
        />
      )}
    </li>
  )
}
