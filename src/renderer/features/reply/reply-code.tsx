import { useState } from 'react'
import type { MessageId } from '../../../shared/ids.ts'
import type { CodeLanguage } from '../../../shared/ipc/inference-requests.ts'
import { replyMessages as words } from '../../../shared/messages/reply.ts'
import { tryRequest } from '../../bridge/client.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { JsonText } from './json-text.tsx'
import { useAnswer } from './use-answer.ts'

const languages = (['aws-cli', 'boto3', 'javascript', 'strands', 'pydantic-ai'] as const).map((value) => ({
  value,
  label: words.languages[value],
}))

/** The language that was chosen last stays chosen while the window is open. */
let lastLanguage: CodeLanguage = 'aws-cli'

/** The request of a reply as a program in a language of choice, to copy or to save with the files it reads. */
export const ReplyCode = ({ messageId }: { readonly messageId: MessageId }) => {
  const [language, setLanguage] = useState(lastLanguage)
  const choose = (chosen: CodeLanguage): void => {
    lastLanguage = chosen
    setLanguage(chosen)
  }
  return (
    <>
      <Segments label={words.language} value={language} options={languages} onChange={choose} />
      <Program messageId={messageId} language={language} />
    </>
  )
}

type ProgramProps = { readonly messageId: MessageId; readonly language: CodeLanguage }

const Program = ({ messageId, language }: ProgramProps) => {
  const { answer, again } = useAnswer('replies.code', { messageId, language })
  switch (answer.state) {
    case 'loading':
      return <Skeleton label={words.codeLoading} lines={5} />
    case 'failed':
      return <ErrorNotice error={{ ...answer.error, remedies: ['retry'] }} onRemedy={again} />
    case 'ready':
      return <ProgramText {...answer.value} onSave={() => void save({ messageId, language })} />
  }
}

const save = async (input: ProgramProps): Promise<void> => {
  const saved = await tryRequest('replies.saveCode', input)
  if (!saved.ok) showToast({ text: `${saved.error.title}. ${saved.error.advice}` })
  else if (saved.value.isSaved) showToast({ text: words.saved })
}

type ProgramTextProps = {
  readonly code: string
  readonly fileName: string
  readonly files: readonly string[]
  readonly onSave: () => void
}

export const ProgramText = ({ code, fileName, files, onSave }: ProgramTextProps) => (
  <>
    <JsonText label={fileName} text={code} />
    {files.length > 0 && (
      <div className="reply-note">
        <p>{words.filesRead}</p>
        <ul className="reply-files">
          {files.map((file) => (
            <li key={file}>
              <code>{file}</code>
            </li>
          ))}
        </ul>
      </div>
    )}
    <Button size="small" onClick={onSave}>
      {files.length === 0 ? words.saveAlone : words.save}
    </Button>
  </>
)
