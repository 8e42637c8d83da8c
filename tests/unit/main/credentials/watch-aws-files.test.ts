import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { watchAwsFiles } from '../../../../src/main/credentials/watch-aws-files.ts'
import { createTemporaryAwsFiles, type TemporaryAwsFiles } from '../../../support/temporary-aws-files.ts'
import { eventually } from '../../../support/eventually.ts'

let files: TemporaryAwsFiles

beforeEach(async () => {
  files = await createTemporaryAwsFiles()
})
afterEach(() => files.remove())

const start = (cacheFolder = join(files.homeFolder, '.aws', 'sso', 'cache')) => {
  const onChange = vi.fn<() => void>()
  const watching = watchAwsFiles({ paths: files.paths, cacheFolders: [cacheFolder], onChange })
  onTestFinished(watching.dispose)
  return { onChange, ...watching, announced: (times: number) => eventually(() => expect(onChange).toHaveBeenCalledTimes(times)) }
}

// What is done to the files is done in one go, so that it comes to be known in one go, too, however busy the computer is.
describe('watchAwsFiles', () => {
  it('announces several writes at once, and the next ones again', async () => {
    const { announced } = start()
    writeFileSync(files.paths.configFile, '[profile a]\n')
    writeFileSync(files.paths.credentialsFile, '[a]\n')
    await announced(1)
    writeFileSync(files.paths.configFile, '[profile b]\n')
    await announced(2)
  })

  it('announces folders that were not there, and files in them', async () => {
    rmSync(join(files.homeFolder, '.aws'), { recursive: true })
    const { announced } = start()
    mkdirSync(join(files.homeFolder, '.aws'))
    await announced(1)
    writeFileSync(files.paths.configFile, '[profile a]\n')
    await announced(2)
    mkdirSync(join(files.homeFolder, '.aws', 'sso', 'cache'), { recursive: true })
    await announced(3)
    writeFileSync(join(files.homeFolder, '.aws', 'sso', 'cache', 'token.json'), '{}')
    await announced(4)
  })

  it('announces a folder that was removed and is there again', async () => {
    const { announced } = start()
    rmSync(join(files.homeFolder, '.aws'), { recursive: true })
    await announced(1)
    mkdirSync(join(files.homeFolder, '.aws'))
    await announced(2)
    writeFileSync(files.paths.configFile, '[profile a]\n')
    await announced(3)
  })

  it('announces a token, and neither half-written files nor the registration of the app', async () => {
    const [cache = '', other = ''] = ['sso', 'login'].map((name) => join(files.homeFolder, '.aws', name, 'cache'))
    mkdirSync(cache, { recursive: true })
    mkdirSync(other, { recursive: true })
    const [{ onChange, announced }, witness] = [start(cache), start(other)]
    writeFileSync(join(cache, 'outcrop-client-1.json'), '{}')
    writeFileSync(join(cache, 'token.json.tmp'), '{}')
    writeFileSync(join(other, 'token.json'), '{}')
    await witness.announced(1)
    expect(onChange).not.toHaveBeenCalled()
    writeFileSync(join(cache, 'token.json'), '{}')
    await announced(1)
  })

  it('announces neither other files nor anything once it is disposed', async () => {
    const { onChange, announced, dispose } = start()
    writeFileSync(join(files.homeFolder, '.aws', 'other'), 'x')
    writeFileSync(join(files.homeFolder, 'document'), 'x')
    writeFileSync(files.paths.configFile, '[profile a]\n')
    await announced(1)
    dispose()
    writeFileSync(files.paths.configFile, '[profile b]\n')
    const witness = start()
    writeFileSync(files.paths.configFile, '[profile c]\n')
    await witness.announced(1)
    expect(onChange).toHaveBeenCalledTimes(1)
  })
})
