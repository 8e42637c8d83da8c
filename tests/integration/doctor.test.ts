import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBedrock } from '../../src/main/bedrock/open-bedrock.ts'
import { whoAmI } from '../../src/main/credentials/who-am-i.ts'
import { stsAddressIn } from '../../src/main/doctor/endpoint-addresses.ts'
import { doctorHandlers } from '../../src/main/ipc/handlers/doctor.ts'
import type { Check, Examination } from '../../src/shared/doctor.ts'
import { profileIdSchema } from '../../src/shared/ids.ts'
import { startStsServer, type StsServer } from '../support/aws/sts-server.ts'
import type { ControlPlaneServer } from '../support/aws/control-plane-server.ts'
import { onDemandNotSupported } from '../support/bedrock-server/scripts.ts'
import { startBedrockServer, type BedrockServer } from '../support/bedrock-server/server.ts'
import { allGood, checkOf, createDoctorWorld, lightsOf } from '../support/doctor-world.ts'
import { openPlane, startControlPlane } from '../support/model-world.ts'
import { setProcessEnvironment } from '../support/process-environment.ts'
import { createTemporaryAwsFiles, type TemporaryAwsFiles } from '../support/temporary-aws-files.ts'
import { createTestConnections, staticKeys } from '../support/test-connections.ts'
import { openTestNetwork } from '../support/test-network.ts'
import { startPlainServer, startTlsServer } from '../support/tls-server.ts'

const keyId = 'AKIAIOSFODNN7EXAMPLE'
const profileId = profileIdSchema.parse('aws:work')
const modelId = 'us.amazon.nova-lite-v1:0'

let files: TemporaryAwsFiles
let runtime: BedrockServer
let controlPlane: ControlPlaneServer
let sts: StsServer
let restore: () => void

beforeEach(async () => {
  files = await createTemporaryAwsFiles()
  await files.write({ config: '[profile work]\nregion = us-east-1\n', credentials: staticKeys('work', keyId) })
  runtime = await startBedrockServer()
  controlPlane = await startControlPlane()
  sts = await startStsServer()
  restore = () => undefined
})
afterEach(async () => {
  restore()
  await Promise.all([runtime.close(), sts.close(), files.remove()])
})

/** The parts as the app puts them together, with the local servers in AWS's place; `addresses` puts others in theirs. */
const openWorld = (addresses: Readonly<Record<string, string>> = {}, certificates?: readonly string[]) => {
  const environment = {
    HOME: files.homeFolder,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_STS: sts.url,
    AWS_ENDPOINT_URL_BEDROCK: controlPlane.url,
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: runtime.url,
    ...addresses,
  }
  restore = setProcessEnvironment(environment)
  const connections = createTestConnections({ homeFolder: files.homeFolder, environment })
  const network = openTestNetwork(certificates === undefined ? { environment } : { environment, certificates })
  const { findRoute } = network
  const bedrock = openBedrock({ demoHandler: () => Promise.reject(new Error('no demo here')), findRoute })
  const plane = openPlane()
  const world = createDoctorWorld({
    connect: connections.connect,
    describe: connections.describe,
    stateOf: connections.stateOf,
    findProfile: async () => null,
    whoAmI: (connection, signal) => whoAmI(connection, { environment, findRoute }, signal),
    probeEndpoint: network.probe,
    listModels: plane.listModels,
    modelAccess: plane.modelAccess,
    probeModel: bedrock.probe,
    stsAddress: stsAddressIn(environment),
    now: Date.now,
    environment,
  })
  const examine = (chosen = modelId) => world.examine({ profileId, region: '', modelId: chosen })
  return { ...world, examine }
}

const errorOf = (examination: Examination, name: Check['name']) => checkOf(examination, name).error

describe('the connection doctor against local services', () => {
  it('goes from the file to a real answer, and hands out a report without a secret', async () => {
    const { doctor, done } = openWorld()
    const handlers = doctorHandlers(() => doctor)
    const { examinationId } = await handlers['doctor.start']({ profileId, region: '', modelId })
    const examination = await done(examinationId)
    const { text } = await handlers['doctor.text']({ examinationId })
    expect({
      lights: lightsOf(examination),
      identity: checkOf(examination, 'identity').text,
      asked: sts.requests.map(({ action }) => action).filter((action) => action !== ''),
      probe: runtime.requests.map(({ operation, modelId: model, rejection }) => [operation, model, rejection]),
      leaks: ['111122223333', keyId, 'secret-of', 'arn:aws:iam'].filter((canary) => text.includes(canary)),
    }).toEqual({
      lights: allGood,
      identity: 'Account 111122223333',
      asked: ['GetCallerIdentity'],
      probe: [['converse', modelId, null]],
      leaks: [],
    })
    expect(checkOf(examination, 'network-runtime').steps).toContain(`An address of your own: ${runtime.url}`)
  })

  it('offers the listed forms of a model that has no on-demand throughput', async () => {
    const bare = 'amazon.nova-2-lite-v1:0'
    runtime.script(onDemandNotSupported(bare), 'converse')
    const examination = await openWorld().examine(bare)
    const error = errorOf(examination, 'probe')
    expect({ remedies: error?.remedies.slice(0, 1), alternatives: error?.context?.alternatives?.map((other) => other.modelId) }).toEqual({
      remedies: ['use-alternative'],
      alternatives: expect.arrayContaining(['us.amazon.nova-2-lite-v1:0']),
    })
  })

  it('works without the permissions to list and to ask about access, and offers the policy', async () => {
    controlPlane.deny('ListFoundationModels')
    controlPlane.deny('ListInferenceProfiles')
    controlPlane.deny('GetFoundationModelAvailability')
    const examination = await openWorld().examine()
    expect({
      lights: lightsOf(examination),
      remedies: [errorOf(examination, 'models')?.remedies, errorOf(examination, 'model-access')?.remedies],
    }).toEqual({ lights: { ...allGood, models: 'notice', 'model-access': 'notice' }, remedies: [['copy-policy'], ['copy-policy']] })
  })

  it('says which part of the list may not be read', async () => {
    controlPlane.deny('ListFoundationModels')
    const examination = await openWorld().examine()
    expect(checkOf(examination, 'models')).toMatchObject({ status: 'notice', error: { remedies: ['copy-policy'] } })
  })

  it('shows what the account lacks for a model', async () => {
    const examination = await openWorld().examine('us.deepseek.r1-v1:0')
    expect(checkOf(examination, 'model-access')).toMatchObject({ status: 'bad', error: { code: 'model-not-authorized' } })
  })

  it('knows keys that AWS does not take from everything else', async () => {
    await files.write({ credentials: staticKeys('work', 'UNKNOWNKEYOFNOBODY1') })
    const examination = await openWorld().examine()
    expect(lightsOf(examination)).toMatchObject({ credentials: 'good', identity: 'bad', 'network-sts': 'good' })
    expect(errorOf(examination, 'identity')?.code).toBe('credentials-invalid')
  })

  it('tells a closed way from an untrusted one', async () => {
    const tls = await startTlsServer()
    const addresses = { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: `https://localhost:${tls.port}`, AWS_ENDPOINT_URL_BEDROCK: 'http://127.0.0.1:1' }
    const examination = await openWorld(addresses, []).examine()
    expect({ lights: lightsOf(examination), code: errorOf(examination, 'network-runtime')?.code }).toEqual({
      lights: {
        ...allGood,
        'network-runtime': 'bad',
        'network-control-plane': 'bad',
        models: 'skipped',
        'model-access': 'skipped',
        probe: 'skipped',
      },
      code: 'certificate',
    })
  })

  it('trusts an authority that was added, and names it', async () => {
    const tls = await startTlsServer()
    const examination = await openWorld({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: `https://localhost:${tls.port}` }).examine()
    expect(checkOf(examination, 'network-runtime')).toMatchObject({
      status: 'good',
      steps: expect.arrayContaining([expect.stringMatching(/^Certificate by /u)]),
    })
  })

  it('sees a clock that is off by the time that servers say', async () => {
    const late = await startPlainServer((_request, response) => {
      response.setHeader('date', new Date(Date.now() + 7 * 60_000).toUTCString())
      response.end()
    })
    const examination = await openWorld({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: `http://127.0.0.1:${late.port}` }).examine()
    expect(checkOf(examination, 'clock')).toMatchObject({
      status: 'bad',
      text: '7 min behind the clock of AWS',
      error: { code: 'clock-off' },
    })
  })

  it('leaves out everything behind a profile that is gone', async () => {
    await files.write({ config: '', credentials: '' })
    const examination = await openWorld().examine()
    expect(lightsOf(examination)).toMatchObject({ credentials: 'bad', region: 'skipped', 'network-runtime': 'skipped', probe: 'skipped' })
  })
})
