import { createSecretVault } from '../../src/main/credentials/secret-vault.ts'
import { spawnNodeProcess } from './spawn-process.ts'

/** Runs inside the D-Bus session that the keychain test makes: each argument is one step, its answer one line of JSON. */
const vault = createSecretVault(spawnNodeProcess(new URL('../../src/main/credentials/keychain-process.ts', import.meta.url)), {
  service: 'Outcrop test',
  timeoutMs: 20_000,
})
const shortSecret = 'short secret ✓'
const longSecret = `${'long secret ✓ '.repeat(400)}end`
const account = 'app:one'

const steps: Readonly<Record<string, () => Promise<unknown>>> = {
  'save-short': () => vault.save(account, shortSecret),
  'save-long': () => vault.save(account, longSecret),
  'read-saved': async () => {
    const reading = await vault.read(account, { expectSaved: true })
    if (reading.state !== 'saved') return reading
    return { state: 'saved', secret: reading.secret === shortSecret ? 'short' : reading.secret === longSecret ? 'long' : 'other' }
  },
  'read-other': () => vault.read('app:two', { expectSaved: true }),
  'read-unknown': () => vault.read('app:two', { expectSaved: false }),
  state: () => vault.state(account, { expectSaved: true }),
  remove: () => vault.remove(account),
}

for (const name of process.argv.slice(2)) process.stdout.write(`${JSON.stringify(await steps[name]?.())}\n`)
vault.dispose()
