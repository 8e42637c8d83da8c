import { beforeEach, describe, expect, it, vi } from 'vitest'
import { installBridge } from '../../../support/bridge-double.ts'

const failure = { code: 'disk-full', title: 'The disk is full', advice: 'Make room.', retryable: true, remedies: [] }
const saved = (name: string, id: string) => ({ id, name, description: '', schema: { type: 'object' } })
const tasks = saved('tasks', '6f9619ff-8b86-4d01-b42d-00cf4fc964ff')
const invoice = saved('invoice', '7f9619ff-8b86-4d01-b42d-00cf4fc964ff')
const load = async () => import('../../../../src/renderer/state/output-schemas.ts')

describe('the library of schemas', () => {
  beforeEach(() => void vi.resetModules())

  it('is read once, and again after a failure', async () => {
    const answers = [
      { ok: false, error: failure },
      { ok: true, value: [tasks, invoice] },
    ]
    const bridge = installBridge({ 'schemas.list': () => answers.shift() })
    const { loadOutputSchemas, outputSchemasState } = await load()
    await loadOutputSchemas()
    const failed = outputSchemasState()
    await loadOutputSchemas()
    await loadOutputSchemas()
    expect({ failed, ready: outputSchemasState(), asked: bridge.calls.length }).toEqual({
      failed: { status: 'failed', schemas: [], error: failure },
      ready: { status: 'ready', schemas: [invoice, tasks], error: null },
      asked: 2,
    })
  })

  it('takes a saved schema in by its name, and says why one was not kept', async () => {
    const answers = [
      { ok: true, value: invoice },
      { ok: false, error: failure },
    ]
    installBridge({ 'schemas.list': () => ({ ok: true, value: [tasks] }), 'schemas.save': () => answers.shift() })
    const { loadOutputSchemas, outputSchemasState, saveOutputSchema } = await load()
    await loadOutputSchemas()
    const first = await saveOutputSchema(null, invoice)
    const { schemas } = outputSchemasState()
    const second = await saveOutputSchema(null, invoice)
    expect([first, schemas, second, outputSchemasState().error]).toEqual([invoice, [invoice, tasks], null, failure])
  })

  it('takes a schema off the screen at once, and puts it back when it is kept or could not be removed', async () => {
    const bridge = installBridge({
      'schemas.list': () => ({ ok: true, value: [tasks] }),
      'schemas.remove': () => ({ ok: false, error: failure }),
    })
    const { loadOutputSchemas, outputSchemasState, removeOutputSchema } = await load()
    await loadOutputSchemas()
    const first = removeOutputSchema(tasks)
    const hidden = outputSchemasState().schemas
    first.keep()
    const kept = [outputSchemasState().schemas, bridge.calls.length]
    await removeOutputSchema(tasks).remove()
    expect({ hidden, kept, failed: outputSchemasState() }).toEqual({
      hidden: [],
      kept: [[tasks], 1],
      failed: { status: 'ready', schemas: [tasks], error: failure },
    })
  })
})
