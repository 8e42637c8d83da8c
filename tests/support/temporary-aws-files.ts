import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { awsFilePaths, type AwsFilePaths } from '../../src/main/credentials/read-aws-files.ts'

export type TemporaryAwsFiles = {
  readonly homeFolder: string
  readonly paths: AwsFilePaths
  readonly write: (files: { readonly config?: string | Uint8Array; readonly credentials?: string | Uint8Array }) => Promise<void>
  readonly remove: () => Promise<void>
}

/** A home folder with an `.aws` folder of its own. */
export const createTemporaryAwsFiles = async (): Promise<TemporaryAwsFiles> => {
  const homeFolder = await mkdtemp(join(tmpdir(), 'outcrop-aws-'))
  await mkdir(join(homeFolder, '.aws'))
  const paths = awsFilePaths({}, homeFolder)
  return {
    homeFolder,
    paths,
    write: async ({ config, credentials }) => {
      if (config !== undefined) await writeFile(paths.configFile, config)
      if (credentials !== undefined) await writeFile(paths.credentialsFile, credentials)
    },
    remove: () => rm(homeFolder, { recursive: true, force: true }),
  }
}
