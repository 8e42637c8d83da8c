import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { watchAwsFiles } from '../../../../src/main/credentials/watch-aws-files.ts'
import { createTemporaryAwsFiles, type TemporaryAwsFiles } from '../../../support/temporary-aws-files.ts'

let files: TemporaryAwsFiles

beforeEach(async () => {
  files = await createTemporaryAwsFiles()
})
afterEach(() => files.remove())

const start = (cacheFolder = join(files.homeFolder, '.aws', 'sso', 'cache')) => {
  const onChange = vi.fn<() => void>()
  const watching = watchAwsFiles({ paths: files.paths, cacheFolders: [cacheFolder], onChange })
  onTestFinished(watching.dispose)
  return { onChange, ...watching, announced: (times: number) => vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(times), 5000) }
}

describe('watchAwsFiles', () => {
  it('announces several writes at once, and the next ones again', async () => {
    const { announced } = start()
    await files.write({ config: '[profile a]\n' })
    await files.write({ credentials: '[a]\n' })
    await announced(1)
    await files.write({ config: '[profile b]\n' })
    await announced(2)
  })

  it('announces folders that were not there, and files in them', async () => {
    await rm(join(files.homeFolder, '.aws'), { recursive: true })
    const { announced } = start()
    await mkdir(join(files.homeFolder, '.aws'))
    await announced(1)
    await files.write({ config: '[profile a]\n' })
    await announced(2)
    await mkdir(join(files.homeFolder, '.aws', 'sso', 'cache'), { recursive: true })
    await announced(3)
    await writeFile(join(files.homeFolder, '.aws', 'sso', 'cache', 'token.json'), '{}')
    await announced(4)
  })

  it('announces a folder that was removed and is there again', async () => {
    const { announced } = start()
    await rm(join(files.homeFolder, '.aws'), { recursive: true })
    await announced(1)
    await mkdir(join(files.homeFolder, '.aws'))
    await announced(2)
    await files.write({ config: '[profile a]\n' })
    await announced(3)
  })

  it('announces a token, and neither half-written files nor the registration of the app', async () => {
    const [cache = '', other = ''] = ['sso', 'login'].map((name) => join(files.homeFolder, '.aws', name, 'cache'))
    await mkdir(cache, { recursive: true })
    await mkdir(other, { recursive: true })
    const [{ onChange, announced }, witness] = [start(cache), start(other)]
    await writeFile(join(cache, 'outcrop-client-1.json'), '{}')
    await writeFile(join(cache, 'token.json.tmp'), '{}')
    await writeFile(join(other, 'token.json'), '{}')
    await witness.announced(1)
    expect(onChange).not.toHaveBeenCalled()
    await writeFile(join(cache, 'token.json'), '{}')
    await announced(1)
  })

  it('announces neither other files nor anything once it is disposed', async () => {
    const { onChange, announced, dispose } = start()
    await writeFile(join(files.homeFolder, '.aws', 'other'), 'x')
    await writeFile(join(files.homeFolder, 'document'), 'x')
    await files.write({ config: '[profile a]\n' })
    await announced(1)
    dispose()
    await files.write({ config: '[profile b]\n' })
    const witness = start()
    await files.write({ config: '[profile c]\n' })
    await witness.announced(1)
    expect(onChange).toHaveBeenCalledTimes(1)
  })
})
