import { useRef, useState, type SyntheticEvent } from 'react'
import { mcpViewMessages as words } from '../../../shared/messages/mcp-view.ts'
import type { McpImport as Found, McpServer } from '../../../shared/mcp.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { addMcpServer, readMcpImport } from '../../state/mcp.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { TextAreaField } from '../../ui/text-area-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { VisibleWords } from '../../ui/visible-words.tsx'
import { visibleText } from '../../../shared/visible-text.ts'
import { escapeCloses } from './escape-closes.ts'
import { McpTransportView } from './mcp-transport.tsx'

/** All of them stand in the field above; what steers a program is shown when it is asked about. */
const noValues = {}

type FoundServer = Found['servers'][number]

type McpImportProps = { readonly onClose: () => void; readonly onSaved: (first: McpServer) => void }

/** Servers of another app: pasted, looked at, and chosen before any is kept. */
export const McpImport = ({ onClose, onSaved }: McpImportProps) => {
  const [text, setText] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const [isReading, setIsReading] = useState(false)
  const [error, setError] = useState<UserFacingError | null>(null)
  const read = async (): Promise<void> => {
    if (isReading || text.trim() === '') return
    setIsReading(true)
    const answer = await readMcpImport(text)
    setIsReading(false)
    setFound(answer.ok ? answer.value : null)
    setError(answer.ok ? null : answer.error)
  }
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    void read()
  }
  const edit = (typed: string): void => {
    setText(typed)
    setFound(null)
  }
  return (
    <div className="mcp-form" role="group" aria-label={words.importTitle} onKeyDown={escapeCloses(onClose)}>
      <form className="mcp-import" noValidate onSubmit={submit}>
        <h3>{words.importTitle}</h3>
        <TextAreaField
          label={words.importField}
          note={words.importText}
          isCode
          isFocusedFirst
          lines={6}
          maxLength={1_000_000}
          value={text}
          onChange={edit}
        />
        {error !== null && <ErrorNotice error={error} />}
        <div className="form-buttons">
          <Button type="submit" variant={found === null ? 'primary' : 'plain'} aria-disabled={isReading || text.trim() === ''}>
            {isReading ? words.importReading : words.importRead}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </form>
      <p className="setting-note" role="status">
        {found === null ? '' : resultOf(found)}
      </p>
      {found !== null && found.leftOut.length > 0 && <LeftOut entries={found.leftOut} />}
      {found !== null && found.servers.length > 0 && <Choice found={found.servers} onSaved={onSaved} />}
    </div>
  )
}

const resultOf = ({ servers, leftOut }: Found): string =>
  [
    servers.length === 0 ? words.importEmpty : words.importFoundCount(servers.length),
    ...(leftOut.length === 0 ? [] : [words.importNotAll]),
  ].join(' ')

const LeftOut = ({ entries }: { readonly entries: Found['leftOut'] }) => (
  <ul className="mcp-left-out setting-note" aria-label={words.importLeftOut}>
    {entries.map(({ name, reason }, index) => (
      <li key={index}>
        <VisibleWords text={name} />: {reason}
      </li>
    ))}
  </ul>
)

type Added = ReadonlyMap<FoundServer, McpServer>

/** One after the other, so that the list grows in the order in which they stand; null when all were kept. */
const addEach = async (
  [first, ...others]: readonly FoundServer[],
  onAdded: (found: FoundServer, server: McpServer) => void,
): Promise<UserFacingError | null> => {
  if (first === undefined) return null
  const added = await addMcpServer(first.server)
  if (!added.ok) return added.error
  onAdded(first, added.value)
  return addEach(others, onAdded)
}

type ChoiceProps = { readonly found: readonly FoundServer[]; readonly onSaved: (first: McpServer) => void }

const Choice = ({ found, onSaved }: ChoiceProps) => {
  const [chosen, setChosen] = useState<ReadonlySet<FoundServer>>(() => new Set(found.filter(({ problem }) => problem === null)))
  const [added, setAdded] = useState<Added>(new Map())
  const [error, setError] = useState<UserFacingError | null>(null)
  const isAdding = useRef(false)
  const left = found.filter((one) => chosen.has(one) && !added.has(one))
  const toggle = (one: FoundServer, isTaken: boolean): void =>
    setChosen((before) => new Set(isTaken ? [...before, one] : [...before].filter((other) => other !== one)))
  const add = async (): Promise<void> => {
    if (isAdding.current || left.length === 0) return
    isAdding.current = true
    const kept = new Map(added)
    const failed = await addEach(left, (one, server) => setAdded(new Map(kept.set(one, server))))
    isAdding.current = false
    setError(failed)
    const [first] = kept.values()
    if (failed !== null || first === undefined) return
    showToast({ text: words.importAdded(kept.size) })
    onSaved(first)
  }
  return (
    <>
      <ul className="mcp-found" aria-label={words.importFound}>
        {found.map((one, index) => (
          <li key={index}>
            <CheckField
              label={words.importTake(visibleText(one.server.name))}
              isChecked={chosen.has(one)}
              isDisabled={one.problem !== null || added.has(one)}
              onChange={(isTaken) => toggle(one, isTaken)}
            >
              {one.problem !== null && <p className="field-problem">{one.problem}</p>}
              <McpTransportView transport={one.server.transport} shownValues={noValues} />
            </CheckField>
          </li>
        ))}
      </ul>
      {error !== null && <ErrorNotice error={error} />}
      <div className="form-buttons">
        <Button variant="primary" aria-disabled={left.length === 0} onClick={() => void add()}>
          {words.importAdd(left.length)}
        </Button>
      </div>
    </>
  )
}
