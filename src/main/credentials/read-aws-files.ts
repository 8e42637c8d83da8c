import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../../shared/error-code.ts'
import { credentialsMessages } from '../../shared/messages/credentials.ts'
import { parseAwsFile, type AwsFile, type AwsFileType } from './aws-file.ts'

export type Environment = Readonly<Record<string, string | undefined>>
export type AwsFilePaths = { readonly configFile: string; readonly credentialsFile: string }
export type AwsFiles = { readonly config: AwsFile; readonly credentials: AwsFile; readonly problem: string | null }

const largestMegabytes = 1

const pathOf = (given: string | undefined, homeFolder: string, standard: string): string => {
  if (given === undefined || given === '') return join(homeFolder, '.aws', standard)
  return given.startsWith('~/') ? join(homeFolder, given.slice(2)) : given
}

/** Where the files lie: `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE`, else `~/.aws`. */
export const awsFilePaths = (environment: Environment, homeFolder: string): AwsFilePaths => ({
  configFile: pathOf(environment['AWS_CONFIG_FILE'], homeFolder, 'config'),
  credentialsFile: pathOf(environment['AWS_SHARED_CREDENTIALS_FILE'], homeFolder, 'credentials'),
})

type Text = { readonly text: string; readonly problem: string | null }

const isGone = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')

const readBeginning = async (path: string): Promise<Text> => {
  // Without this flag a named pipe would be waited for until someone writes to it.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const status = await handle.stat()
    if (status.isDirectory()) return { text: '', problem: credentialsMessages.fileIsFolder(path) }
    if (status.isCharacterDevice()) return { text: '', problem: null }
    if (!status.isFile()) return { text: '', problem: credentialsMessages.fileNotOrdinary(path) }
    const largestBytes = largestMegabytes * 1024 * 1024
    const buffer = Buffer.alloc(Math.min(status.size, largestBytes))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    const bytes = buffer.subarray(0, bytesRead)
    if (bytes.includes(0)) return { text: '', problem: credentialsMessages.fileNotText(path) }
    const text = bytes.toString('utf8')
    if (status.size <= largestBytes) return { text, problem: null }
    return { text: text.slice(0, text.lastIndexOf('\n') + 1), problem: credentialsMessages.fileTooLarge(path, largestMegabytes) }
  } finally {
    await handle.close()
  }
}

type Parsed = { readonly digest: string; readonly file: AwsFile }
const parsed = new Map<string, Parsed>()

/** The files are read for each profile, and some people have hundreds: the same text is taken apart once. The text itself is not kept. */
const parseOnce = (path: string, text: string, type: AwsFileType): AwsFile => {
  const key = JSON.stringify([type, path])
  const digest = createHash('sha256').update(text).digest('hex')
  const known = parsed.get(key)
  if (known?.digest === digest) return known.file
  const file = parseAwsFile(text, type)
  parsed.set(key, { digest, file })
  return file
}

const readOne = async (path: string, type: AwsFileType): Promise<{ readonly file: AwsFile; readonly problem: string | null }> => {
  const { text, problem } = await readBeginning(path).catch(
    // No file is the ordinary first start; any other failure is told and the start goes on.
    (error: unknown): Text => ({ text: '', problem: isGone(error) ? null : credentialsMessages.fileUnreadable(path) }),
  )
  const file = parseOnce(path, text, type)
  return { file, problem: problem ?? (file.malformedLine === null ? null : credentialsMessages.lineMalformed(path, file.malformedLine)) }
}

/** Reads both files anew. Never rejects: what cannot be read is empty and named in `problem`. */
export const readAwsFiles = async ({ configFile, credentialsFile }: AwsFilePaths): Promise<AwsFiles> => {
  const [config, credentials] = await Promise.all([readOne(configFile, 'config'), readOne(credentialsFile, 'credentials')])
  const problems = [config.problem, credentials.problem].filter((problem) => problem !== null)
  return { config: config.file, credentials: credentials.file, problem: problems.length === 0 ? null : problems.join(' ') }
}
