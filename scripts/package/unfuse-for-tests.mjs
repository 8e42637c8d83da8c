import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inRepository } from '../repository.mjs'
import { setFuses } from '../set-up/set-fuses.mjs'

const shippedFolder = inRepository('dist/linux-unpacked')
const testFolder = inRepository('.cache/packaged-for-tests')

/** Playwright drives an app through its inspector, which the shipped fuses forbid: a copy differs from what ships in that one fuse. */
export const unfuseForTests = async () => {
  rmSync(testFolder, { recursive: true, force: true })
  cpSync(shippedFolder, testFolder, { recursive: true })
  await setFuses(join(testFolder, 'outcrop'), { EnableNodeCliInspectArguments: true })
}

/** Names of the two packages below a repository folder, as the specs expect them. */
export const packagedEnvironment = (folder) => ({
  OUTCROP_PACKAGED: join(folder, '.cache/packaged-for-tests/outcrop'),
  OUTCROP_SHIPPED: join(folder, 'dist/linux-unpacked/outcrop'),
})
