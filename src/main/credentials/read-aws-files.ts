import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { credentialsMessages } from '../../shared/messages/credentials.ts'
import { parseAwsFile, type AwsSection } from './aws-file.ts'

export type Environment = Readonly<Record<string, string | undefined>>
export type AwsFilePaths = { readonly configFile: string; readonly credentialsFile: string }

/** Profiles and services by name, from both files; where both have a key, the credentials file wins, as in AWS's tools. */
export type AwsFiles = {
  readonly profiles: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly services: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly problem: string | null
}

const largestFileBytes = 1024 * 1024

/** Where the files lie: `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE`, else `~/.aws`. */
export const awsFilePaths = (environment: Environment, homeFolder: string): AwsFilePaths => ({
  configFile: environment['AWS_CONFIG_FILE'] ?? join(homeFolder, '.aws', 'config'),
  credentialsFile: environment['AWS_SHARED_CREDENTIALS_FILE'] ?? join(homeFolder, '.aws', 'credentials'),
})

type Read = { readonly sections: readonly AwsSection[]; readonly problem: string | null }

const nothing = (problem: string | null): Read => ({ sections: [], problem })

const isGone = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

const readOne = async (file: string): Promise<Read> => {
  try {
    const found = await stat(file)
    if (found.isDirectory()) return nothing(credentialsMessages.fileIsFolder(file))
    if (found.size > largestFileBytes) return nothing(credentialsMessages.fileTooLarge(file))
    const text = await readFile(file, 'utf8')
    if (text.includes('\0')) return nothing(credentialsMessages.fileNotText(file))
    const { sections, malformedLine } = parseAwsFile(text.replace(/^\uFEFF/u, ''))
    return { sections, problem: malformedLine === null ? null : credentialsMessages.lineMalformed(file, malformedLine) }
  } catch (error) {
    // No file is the ordinary first start; any other failure is told and the start goes on.
    return nothing(isGone(error) ? null : credentialsMessages.fileUnreadable(file))
  }
}

const namedBy = (section: AwsSection, word: string): string | null => {
  const [first, ...rest] = section.name.split(/\s+/u)
  const name = rest.join(' ').replace(/^"|"$/gu, '')
  return first === word && name !== '' ? name : null
}

export const readAwsFiles = async ({ configFile, credentialsFile }: AwsFilePaths): Promise<AwsFiles> => {
  const [config, credentials] = await Promise.all([readOne(configFile), readOne(credentialsFile)])
  const profiles = new Map<string, Map<string, string>>()
  const services = new Map<string, Map<string, string>>()
  const merge = (target: Map<string, Map<string, string>>, name: string, values: ReadonlyMap<string, string>): void => {
    target.set(name, new Map([...(target.get(name) ?? []), ...values]))
  }
  for (const section of config.sections) {
    const profile = section.name === 'default' ? 'default' : namedBy(section, 'profile')
    const service = namedBy(section, 'services')
    if (profile !== null) merge(profiles, profile, section.values)
    if (service !== null) merge(services, service, section.values)
  }
  for (const section of credentials.sections) merge(profiles, section.name, section.values)
  return { profiles, services, problem: config.problem ?? credentials.problem }
}
