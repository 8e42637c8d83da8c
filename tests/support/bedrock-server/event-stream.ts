import { errorFrame, eventFrame, exceptionFrame } from '../../../src/main/demo/event-stream-frames.ts'
import type { StreamStep } from './script-steps.ts'

const damaged = (frame: Uint8Array): Uint8Array => frame.with(frame.length - 6, (frame.at(-6) ?? 0) ^ 0xff)

/** The bytes that a step puts on the wire; nothing for the steps that only wait or end. */
export const bytesOf = (step: StreamStep): Uint8Array | null => {
  switch (step.type) {
    case 'event':
      return eventFrame(step.name, step.body)
    case 'exception':
      return exceptionFrame(step.name, step.message)
    case 'error':
      return errorFrame(step.name, step.message)
    case 'damaged':
      return damaged(eventFrame(step.name, step.body))
    case 'truncated': {
      const frame = eventFrame(step.name, step.body)
      return frame.subarray(0, Math.floor(frame.length / 2))
    }
    case 'wait':
    case 'gate':
    case 'hang':
    case 'reset':
      return null
  }
}
