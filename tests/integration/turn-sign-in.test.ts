import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bundledModels } from '../../src/main/bedrock/list-models.ts'
import { closeDatabase, openDatabase, type WritableDatabase } from '../../src/main/store/database.ts'
import { configureConversation, getConversation } from '../../src/main/store/conversations.ts'
import { writeSettings } from '../../src/main/store/settings.ts'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import { startBedrockServer, type BedrockServer } from '../support/bedrock-server/server.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { createTurnWorld, modelId, profileId } from '../support/turn-world.ts'

let folder: string
let server: BedrockServer
let database: WritableDatabase
let world: ReturnType<typeof createTurnWorld>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'outcrop-turn-sign-in-'))
  server = await startBedrockServer()
  database = openDatabase({ file: join(folder, 'outcrop.sqlite'), backupFolder: join(folder, 'backups'), now: Date.now })
  world = createTurnWorld(database, join(folder, 'attachments'), server.url)
})

afterEach(async () => {
  await world.dispose()
  closeDatabase(database)
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (region = '') =>
  world.starter.ask({
    conversationId: null,
    text: 'Hi',
    attachmentIds: [],
    profileId,
    region,
    modelId,
    inference: null,
    outputSchema: null,
  })

const signInNeeded = new ExpectedError({
  code: 'sign-in-needed',
  title: 'You are not signed in',
  advice: 'Sign in again.',
  retryable: true,
  remedies: ['sign-in', 'retry'],
})

const waits = () => world.events().flatMap((event) => (event.type === 'turn-waiting' ? [event.wait?.error.code ?? null] : []))
const streams = () => server.requests.filter(({ operation }) => operation === 'converse-stream')

describe('a turn whose credentials have expired', () => {
  it('waits, and after the sign-in sends the same request again', async () => {
    server.script([scripts.expiredToken(), scripts.plainText('Here it is.')])
    const { conversation, turnId } = ask()
    await world.until(() => waits().length === 1)
    expect(world.messages(conversation.id).map(({ status, error }) => ({ status, error }))).toEqual([
      { status: 'complete', error: null },
      { status: 'streaming', error: null },
    ])
    expect(world.activeTurns.snapshot(conversation.id)?.wait?.error.code).toBe('credentials-expired')
    world.activeTurns.resume(turnId)
    await world.ended(conversation.id)
    const [first, second] = streams()
    expect({
      waits: waits(),
      forgotten: world.forgotten,
      sameRequest: JSON.stringify(first?.body) === JSON.stringify(second?.body),
      answer: world.messages(conversation.id).at(-1),
      faults: world.faults,
    }).toMatchObject({
      waits: ['credentials-expired', null],
      forgotten: [profileId],
      sameRequest: true,
      answer: { status: 'complete', error: null, parts: [{ text: 'Here it is.' }] },
      faults: [],
    })
  })

  it('waits again when the sign-in did not help', async () => {
    server.script([scripts.expiredToken(), scripts.expiredToken(), scripts.plainText('Now.')])
    const { conversation } = ask()
    await world.until(() => waits().length === 1)
    world.activeTurns.resumeAll()
    await world.until(() => waits().length === 3)
    world.activeTurns.resumeAll()
    await world.ended(conversation.id)
    expect(waits()).toEqual(['credentials-expired', null, 'credentials-expired', null])
    expect(world.messages(conversation.id).at(-1)?.status).toBe('complete')
  })

  it('tries again at once when someone has signed in while it was being refused', async () => {
    let isFirst = true
    world.credentials.provide = async () => {
      if (!isFirst) return { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret-for-tests-only' }
      isFirst = false
      world.activeTurns.resumeAll()
      throw signInNeeded
    }
    server.script(scripts.plainText('Signed in.'))
    const { conversation } = ask()
    await world.ended(conversation.id)
    expect({ waits: waits(), status: world.messages(conversation.id).at(-1)?.status }).toEqual({ waits: [], status: 'complete' })
  })

  it('waits when the credentials cannot be had before anything was sent', async () => {
    world.credentials.provide = async () => {
      throw signInNeeded
    }
    const { conversation } = ask()
    await world.until(() => waits().length === 1)
    world.credentials.provide = async () => ({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret-for-tests-only' })
    server.script(scripts.plainText('Signed in.'))
    world.activeTurns.resumeAll()
    await world.ended(conversation.id)
    expect(streams()).toHaveLength(1)
    expect(world.messages(conversation.id).at(-1)).toMatchObject({ status: 'complete', parts: [{ text: 'Signed in.' }] })
  })

  it('does not count the wait for a code as silence of the model', async () => {
    writeSettings(database, { firstEventTimeoutSeconds: 5 })
    let give = (): void => undefined
    world.credentials.provide = () =>
      new Promise((resolve) => {
        give = () => resolve({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret-for-tests-only' })
      })
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] })
    const { conversation } = ask()
    await vi.advanceTimersByTimeAsync(60_000)
    vi.useRealTimers()
    server.script(scripts.plainText('In time.'))
    world.credentials.provide = async () => ({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret-for-tests-only' })
    give()
    await world.ended(conversation.id)
    expect(world.messages(conversation.id).at(-1)).toMatchObject({ status: 'complete', parts: [{ text: 'In time.' }] })
  })

  it('is stopped at once while its credentials are awaited', async () => {
    world.credentials.provide = () => new Promise(() => undefined)
    const { conversation, turnId } = ask()
    await world.until(() => world.connections.length === 1)
    world.activeTurns.cancel(turnId)
    await world.ended(conversation.id)
    expect({ status: world.messages(conversation.id).at(-1)?.status, sent: streams().length }).toEqual({ status: 'cancelled', sent: 0 })
  })

  it('goes on between the rounds of its tools, without running one twice', async () => {
    server.script([scripts.toolUse('calculator', { expression: '6*7' }), scripts.expiredToken(), scripts.plainText('It is 42.')])
    const { conversation } = ask()
    await world.until(() => waits().length === 1)
    world.activeTurns.resumeAll()
    await world.ended(conversation.id)
    const outcomes = world.events().filter((event) => event.type === 'tool-outcome')
    expect({ outcomes: outcomes.length, statuses: world.messages(conversation.id).map(({ status }) => status) }).toEqual({
      outcomes: 1,
      statuses: ['complete', 'complete', 'complete'],
    })
  })

  it.each([
    ['user', 'cancelled'],
    ['quit', 'interrupted'],
  ] as const)('ends at once when it is stopped by the %s', async (reason, status) => {
    server.script(scripts.expiredToken())
    const { conversation, turnId } = ask()
    await world.until(() => waits().length === 1)
    world.activeTurns.cancel(turnId, reason)
    await world.ended(conversation.id)
    expect({ status: world.messages(conversation.id).at(-1)?.status, sent: streams().length, waits: waits() }).toEqual({
      status,
      sent: 1,
      waits: ['credentials-expired', null],
    })
  })

  it('keeps what had come when the sign-in ends in the middle of an answer', async () => {
    server.script(scripts.midStreamException('expiredTokenException', 'The security token included in the request is expired'))
    const { conversation } = ask()
    await world.ended(conversation.id)
    const answer = world.messages(conversation.id).at(-1)
    expect({ status: answer?.status, hasText: answer?.parts.length !== 0, waits: waits() }).toEqual({
      status: 'interrupted',
      hasText: true,
      waits: [],
    })
  })
})

describe('the region of a conversation', () => {
  it('is the one chosen for it, or the one that its first request went to', async () => {
    const { conversation: chosen } = ask('eu-central-1')
    const { conversation: settled } = ask()
    await world.ended(chosen.id)
    await world.ended(settled.id)
    expect([chosen, settled].map(({ id }) => getConversation(database, id)?.region)).toEqual(['eu-central-1', 'us-east-1'])
  })

  it('stays when the next question comes, until another is chosen', async () => {
    const { conversation } = ask('eu-central-1')
    await world.ended(conversation.id)
    configureConversation(database, conversation.id, { profileId, region: 'ap-northeast-1', modelId })
    world.starter.continueAnswer(conversation.id)
    await world.ended(conversation.id)
    const regions = world.connections.map(({ region }) => region)
    expect([regions[0], regions.at(-1)]).toEqual(['eu-central-1', 'ap-northeast-1'])
  })
})

describe('a model that needs an inference profile', () => {
  it('is answered for with those that are listed', async () => {
    server.script(scripts.onDemandNotSupported(modelId))
    const { conversation } = ask()
    await world.ended(conversation.id)
    expect(world.messages(conversation.id).at(-1)?.error).toMatchObject({
      code: 'inference-profile-needed',
      context: { alternatives: [{ modelId: 'eu.anthropic.claude-sonnet-4-6' }, { modelId: 'global.anthropic.claude-sonnet-4-6' }] },
    })
  })
})

describe('an application inference profile', () => {
  it('is asked and paid for as the model behind it', async () => {
    const id = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl'
    const behind = bundledModels().find((model) => model.id === modelId)
    if (behind === undefined) throw new Error(`${modelId} is bundled`)
    world.ownModels.push({ ...behind, id, name: 'Legal team', route: 'application-profile' })
    server.script([scripts.toolUse('calculator', { expression: '6*7' }), scripts.plainText('It is 42.')])
    const { conversation } = world.starter.ask({
      conversationId: null,
      text: 'Hi',
      attachmentIds: [],
      profileId,
      region: '',
      modelId: id,
      inference: null,
      outputSchema: null,
    })
    await world.ended(conversation.id)
    const [request] = streams()
    const cost = world.messages(conversation.id).at(-1)?.details?.cost
    expect({ modelId: request?.modelId, priced: cost?.usd !== null && cost?.usd !== 0, faults: world.faults }).toEqual({
      modelId: id,
      priced: true,
      faults: [],
    })
  })
})
