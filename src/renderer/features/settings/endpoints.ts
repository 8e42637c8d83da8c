import { profilesMessages } from '../../../shared/messages/profiles.ts'
import type { Endpoints } from '../../../shared/profile.ts'

const words = profilesMessages.endpointProblems
const maximumLength = 2048

export type EndpointName = keyof Endpoints
export type EndpointTexts = Readonly<Record<EndpointName, string>>

const isThisComputer = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/u.test(host)

/** Why an address cannot be used; main checks again. An empty one stands for that of AWS. */
export const endpointProblem = (text: string): string | undefined => {
  const typed = text.trim()
  if (typed === '') return undefined
  if (typed.length > maximumLength) return words.tooLong
  const url = URL.parse(typed)
  if (url === null || !/^https?:$/u.test(url.protocol)) return words.notAnAddress
  if (url.protocol === 'http:' && !isThisComputer(url.hostname)) return words.notSecure
  if (url.username !== '' || url.password !== '') return words.hasCredentials
  return /[?#]/u.test(typed) ? words.hasQuery : undefined
}

export const endpointsToSend = (texts: EndpointTexts): Endpoints => ({
  runtime: texts.runtime.trim() || null,
  controlPlane: texts.controlPlane.trim() || null,
  agentRuntime: texts.agentRuntime.trim() || null,
})

export const endpointTexts = (endpoints: Endpoints): EndpointTexts => ({
  runtime: endpoints.runtime ?? '',
  controlPlane: endpoints.controlPlane ?? '',
  agentRuntime: endpoints.agentRuntime ?? '',
})

export const areEndpointsUsable = (texts: EndpointTexts): boolean =>
  Object.values(texts).every((text) => endpointProblem(text) === undefined)
