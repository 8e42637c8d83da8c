import { useEffect, useState, type SyntheticEvent } from 'react'
import { appMessages } from '../../../../shared/messages/app.ts'
import { serverOffersMessages as words } from '../../../../shared/messages/server-offers.ts'
import type { McpResource } from '../../../../shared/mcp.ts'
import type { UserFacingError } from '../../../../shared/user-facing-error.ts'
import type { DraftKey } from '../../../state/composer-draft.ts'
import { attachResource, readResources } from '../../../state/server-offers.ts'
import { focusComposer } from '../../../state/view.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useOpenDialog } from '../use-open-dialog.ts'
import { findResources, missingOf, resourceKey, type ChosenResources } from './chosen-resources.ts'
import { ResourceRow } from './resource-row.tsx'
import '../file-dialogs.css'
import './resources-dialog.css'

type ResourcesDialogProps = { readonly draftKey: DraftKey; readonly onClose: () => void }
type Read = { readonly resources: readonly McpResource[] | null; readonly error: UserFacingError | null }

/** Files that servers offer, to be read into the question. */
export const ResourcesDialog = ({ draftKey, onClose }: ResourcesDialogProps) => {
  const [{ resources, error }, setRead] = useState<Read>({ resources: null, error: null })
  const [readings, setReadings] = useState(0)
  useEffect(() => {
    let isCurrent = true
    void readResources().then((read) => {
      if (isCurrent) setRead('error' in read ? { resources: null, error: read.error } : { resources: read.resources, error: null })
    })
    return () => {
      isCurrent = false
    }
  }, [readings])
  return (
    <Dialog title={words.resourcesTitle} text={words.resourcesText} onClose={onClose} takeFocus={focusComposer}>
      {error !== null && (
        <div className="file-dialog">
          <ErrorNotice error={error} />
          <div className="dialog-buttons">
            <Button onClick={onClose}>{appMessages.cancel}</Button>
            <Button onClick={() => setReadings((count) => count + 1)}>{words.retry}</Button>
          </div>
        </div>
      )}
      {resources === null && error === null && <Skeleton label={words.loading} lines={4} />}
      {resources !== null && <Choice resources={resources} draftKey={draftKey} onClose={onClose} />}
    </Dialog>
  )
}

type ChoiceProps = ResourcesDialogProps & { readonly resources: readonly McpResource[] }

const Choice = ({ resources, draftKey, onClose }: ChoiceProps) => {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<ChosenResources>(new Map())
  const [wasTried, setWasTried] = useState(false)
  const [isTaking, setIsTaking] = useState(false)
  const [error, setError] = useState<UserFacingError | null>(null)
  const closeIfOpen = useOpenDialog(onClose)
  const found = findResources(resources, query)
  const change = (resource: McpResource, values: Readonly<Record<string, string>> | null): void =>
    setChosen((before) => {
      const next = new Map(before)
      if (values === null) next.delete(resourceKey(resource))
      else next.set(resourceKey(resource), values)
      return next
    })
  /** One after the other; what is in the question is not chosen any more, so that a failure leaves only the rest. */
  const take = async ([first, ...others]: readonly McpResource[]): Promise<UserFacingError | null> => {
    if (first === undefined) return null
    const failed = await attachResource(first, chosen.get(resourceKey(first)) ?? {}, draftKey)
    if (failed !== null) return failed
    change(first, null)
    return take(others)
  }
  const submit = async (): Promise<void> => {
    const wanted = resources.filter((resource) => chosen.has(resourceKey(resource)))
    setWasTried(true)
    if (isTaking || wanted.length === 0 || wanted.some((resource) => missingOf(resource, chosen).length > 0)) return
    setIsTaking(true)
    const failed = await take(wanted)
    setIsTaking(false)
    setError(failed)
    if (failed === null) closeIfOpen()
  }
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault()
    void submit()
  }
  return (
    <form className="file-dialog resources-dialog" onSubmit={onSubmit} noValidate>
      {resources.length > 0 && (
        <TextField label={words.find} isLabelHidden type="search" placeholder={words.find} value={query} onChange={setQuery} autoFocus />
      )}
      {found.length === 0 && <p className="folder-nothing">{resources.length === 0 ? words.empty : words.nothing}</p>}
      {found.length > 0 && (
        <ul className="resource-list" aria-label={words.resources}>
          {found.map((resource) => (
            <ResourceRow
              key={resourceKey(resource)}
              resource={resource}
              values={chosen.get(resourceKey(resource)) ?? null}
              missing={wasTried ? missingOf(resource, chosen) : []}
              onChange={(values) => change(resource, values)}
            />
          ))}
        </ul>
      )}
      {error !== null && <ErrorNotice error={error} />}
      <div className="dialog-buttons">
        <Button onClick={onClose}>{appMessages.cancel}</Button>
        <Button variant="primary" type="submit" aria-disabled={isTaking} disabled={chosen.size === 0}>
          {isTaking ? words.taking : words.take(chosen.size)}
        </Button>
      </div>
    </form>
  )
}
