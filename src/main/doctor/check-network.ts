import { doctorMessages as words } from '../../shared/messages/doctor.ts'
import type { EndpointProbe } from '../network/probe-endpoint.ts'
import type { Finding } from './doctor-dependencies.ts'
import { durationWords } from './duration-words.ts'
import type { EndpointAddress } from './endpoint-addresses.ts'

/** Amazon's certificates for its own hosts are by these. */
const ofAmazon = /amazon|digicert|starfield/iu

const clockNoticeMs = 60_000
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html: a signature is taken for five minutes. */
const clockBadMs = 5 * 60_000

const stepsOf = ({ addresses, issuer, via }: EndpointProbe, { url, isOwn }: EndpointAddress): readonly string[] => [
  ...(isOwn ? [words.ownAddress(url)] : []),
  addresses.length === 0 ? words.addressesByProxy : words.addresses(addresses.join(', ')),
  issuer === null ? words.noCertificate : words.issuer(issuer),
  via === null ? words.direct : words.viaProxy(via),
]

/** What a server's answer tells: its addresses, whose certificate it showed, which way it was reached. */
export const networkFinding = (probe: EndpointProbe, address: EndpointAddress): Finding => {
  const { host, issuer, roundTripMs } = probe
  const reached: Finding = { status: 'good', text: words.reached(host, Math.round(roundTripMs)), steps: stepsOf(probe, address) }
  if (address.isOwn || issuer === null || ofAmazon.test(issuer)) return reached
  return {
    ...reached,
    status: 'notice',
    error: {
      code: 'connection-inspected',
      title: words.inspectedTitle(issuer),
      advice: words.inspectedAdvice,
      retryable: false,
      remedies: ['open-settings'],
    },
  }
}

/** `offsetMs` is the server's time minus ours; null where no server said it. */
export const clockFinding = (offsetMs: number | null): Finding => {
  if (offsetMs === null) return { status: 'skipped', text: words.clockUnknown }
  const size = Math.abs(offsetMs)
  const duration = durationWords(size)
  // The servers say whole seconds, and an answer takes a moment: less than two is no difference.
  if (size < 2000) return { status: 'good', text: words.clockExact }
  const text = words.clockOff(duration, offsetMs > 0)
  if (size <= clockNoticeMs) return { status: 'good', text }
  const isBad = size > clockBadMs
  return {
    status: isBad ? 'bad' : 'notice',
    text,
    error: {
      code: 'clock-off',
      title: words.clockOffTitle(duration, offsetMs > 0),
      advice: isBad ? words.clockBadAdvice : words.clockNoticeAdvice,
      retryable: true,
      remedies: ['retry'],
    },
  }
}
