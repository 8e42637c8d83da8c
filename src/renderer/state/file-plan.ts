import type { FilePlan } from '../../shared/attachment.ts'
import type { AttachmentId } from '../../shared/ids.ts'
import type { RequestInput } from '../../shared/ipc/contract.ts'
import { tryRequest } from '../bridge/client.ts'
import { askWhenStill } from './ask-when-still.ts'
import { createStore } from './create-store.ts'

export type PlanInput = RequestInput<'attachments.plan'>

/** How each file would go to the chosen model, as asked last; a file that is not in it is not decided yet. */
export type FilePlans = {
  readonly plans: ReadonlyMap<AttachmentId, FilePlan>
  readonly status: 'idle' | 'waiting' | 'planning'
}

const pauseMs = 200
const nothing: FilePlans = { plans: new Map(), status: 'idle' }
const store = createStore<FilePlans>(nothing)

export const useFilePlan = (id: AttachmentId): FilePlan | undefined => store.use(({ plans }) => plans.get(id))
export const filePlanState = store.get

/** What cannot be asked is not known: it holds nothing back, main decides once more when the question is sent. */
const planning = askWhenStill<PlanInput>(pauseMs, async (input, isNewest) => {
  store.set((state) => ({ ...state, status: 'planning' }))
  const planned = await tryRequest('attachments.plan', input)
  if (!isNewest()) return
  store.set(() => ({ plans: new Map(planned.ok ? planned.value.map((plan) => [plan.attachmentId, plan]) : []), status: 'idle' }))
})

/** Asks how the files would go when nothing has changed for a moment; what is known stays on the screen meanwhile. */
export const planSoon = (input: PlanInput): void => {
  planning.soon(input)
  store.set((state) => ({ ...state, status: 'waiting' }))
}

export const stopPlanning = (): void => {
  planning.stop()
  store.set(() => nothing)
}

/** Asks at once what still waits, and waits for it no longer than `limitMs`. */
export const settlePlan = async (limitMs: number): Promise<FilePlans> => {
  if (store.get().status !== 'idle') await planning.settle(limitMs)
  return store.get()
}
