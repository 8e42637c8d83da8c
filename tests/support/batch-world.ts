import { batchHandlers } from '../../src/main/ipc/handlers/batches.ts'
import { insertAttachment } from '../../src/main/store/attachments.ts'
import { readBatch } from '../../src/main/store/batches.ts'
import { createBatchRunner, type BatchRunner } from '../../src/main/turns/run-batches.ts'
import type { Batch, BatchId } from '../../src/shared/batch.ts'
import { anAttachment } from './temporary-database.ts'
import type { useTurnSuite } from './turn-suite.ts'
import { modelId, profileId } from './turn-world.ts'

const hourMs = 3_600_000

/** A runner over the database of a suite, with text files to ask about. `aheadMs` moves its clock, so that a wait for the service is over at once. */
export const createBatchWorld = (suite: ReturnType<typeof useTurnSuite>, aheadMs = hourMs) => {
  const database = suite.database()
  const told: Batch[] = []
  const saved: { readonly name: string; readonly content: string }[] = []
  const runners: BatchRunner[] = []
  const begin = (): BatchRunner => {
    const { starter, activeTurns } = suite.world()
    const runner = createBatchRunner({
      database: () => database,
      starter,
      activeTurns,
      onChange: (batch) => told.push(batch),
      now: () => Date.now() + aheadMs,
      newId: () => crypto.randomUUID(),
    })
    runners.push(runner)
    return runner
  }
  const read = (id: BatchId): Batch => {
    const batch = readBatch(database, id)
    if (batch === null) throw new Error(`No batch ${id}`)
    return batch
  }
  const filesNamed = async (names: readonly string[]) => {
    const files = await Promise.all(
      names.map(async (name) => {
        const text = `The text of ${name}.`
        const { sha256, sizeBytes } = await suite.world().blobs.put(new TextEncoder().encode(text))
        const file = anAttachment({
          kind: 'text',
          name,
          mediaType: 'text/plain',
          sha256,
          sizeBytes,
          pageCount: null,
          readablePageCount: null,
        })
        return { file, text }
      }),
    )
    for (const { file, text } of files) insertAttachment(database, file, [{ number: 1, label: '', text }])
    return files.map(({ file }) => file.id)
  }
  return {
    begin,
    told,
    saved,
    read,
    /** Starts a batch over new files of these names. */
    start: async (runner: BatchRunner, names: readonly string[], prompt = 'Summarise this.'): Promise<BatchId> =>
      runner.start({ title: 'Summaries', prompt, attachmentIds: await filesNamed(names), profileId, region: '', modelId }).id,
    until: (id: BatchId, condition: (batch: Batch) => boolean): Promise<void> => suite.world().until(() => condition(read(id))),
    states: (id: BatchId): readonly string[] => read(id).items.map(({ status }) => status),
    handlers: (runner: BatchRunner) =>
      batchHandlers({
        database: () => database,
        runner,
        saveFile: async (name, content) => {
          saved.push({ name, content: String(content) })
          return true
        },
      }),
    /** What the app does when it ends, and at the next start. */
    dispose: (): void => {
      for (const runner of runners) runner.dispose()
    },
  }
}
