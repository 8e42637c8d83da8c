import type { pageRequests } from '../../shared/ipc/contract.ts'
import type { Handlers } from './answer-request.ts'

/** The handlers of an area of the page's requests, such as `notes`: one for each, neither more nor fewer. */
export type PageHandlers<Area extends string> = Pick<Handlers<typeof pageRequests>, Extract<keyof typeof pageRequests, `${Area}.${string}`>>
