import { bedrockMessages as say } from '../../shared/messages/bedrock.ts'
import type { ErrorRow } from './error-row.ts'

const lost = {
  title: say.connectionLostTitle,
  advice: say.connectionLostAdvice,
  remedies: ['retry', 'run-doctor'],
  retryable: true,
} as const
const damaged = {
  code: 'stream-damaged',
  title: say.damagedTitle,
  advice: say.damagedAdvice,
  remedies: ['retry'],
  retryable: true,
} as const

const proxyRemedies = ['open-settings', 'run-doctor', 'retry'] as const

/** `PROXY_…` are the codes of main/network. */
const proxies: readonly ErrorRow[] = [
  {
    code: 'proxy-authentication',
    codes: /^PROXY_AUTHENTICATION$/u,
    title: say.proxyAuthenticationTitle,
    advice: say.proxyAuthenticationAdvice,
    remedies: proxyRemedies,
    retryable: true,
  },
  {
    code: 'proxy-authentication',
    status: [407],
    title: say.proxyAuthenticationTitle,
    advice: say.proxyAuthenticationAdvice,
    remedies: proxyRemedies,
    retryable: true,
  },
  {
    code: 'proxy-unreachable',
    codes: /^PROXY_UNREACHABLE$/u,
    title: say.proxyUnreachableTitle,
    advice: say.proxyUnreachableAdvice,
    remedies: proxyRemedies,
    retryable: true,
  },
  {
    code: 'proxy-refused',
    codes: /^PROXY_REFUSED$/u,
    title: say.proxyRefusedTitle,
    advice: say.proxyRefusedAdvice,
    remedies: proxyRemedies,
    retryable: true,
  },
  {
    code: 'proxy-address',
    codes: /^PROXY_ADDRESS$/u,
    title: say.proxyAddressTitle,
    advice: say.proxyAddressAdvice,
    remedies: ['open-settings'],
    retryable: false,
  },
]

/** Failures between this computer and the service. */
export const connectionRows: readonly ErrorRow[] = [
  ...proxies,
  {
    code: 'host-not-found',
    codes: /^(?:ENOTFOUND|EAI_AGAIN|EAI_NODATA)$/u,
    title: ({ region }) => say.hostNotFoundTitle(region === '' ? say.thisRegion : region),
    advice: say.hostNotFoundAdvice,
    remedies: ['retry', 'run-doctor', 'choose-profile'],
    retryable: true,
  },
  {
    code: 'connection-refused',
    codes: /^ECONNREFUSED$/u,
    title: say.refusedTitle,
    advice: say.refusedAdvice,
    remedies: ['retry', 'run-doctor'],
    retryable: true,
  },
  {
    code: 'unreachable',
    codes: /^(?:ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT)$/u,
    title: say.networkTimeoutTitle,
    advice: say.networkTimeoutAdvice,
    remedies: ['retry', 'run-doctor'],
    retryable: true,
  },
  {
    code: 'unreachable',
    names: /^TimeoutError$/u,
    title: say.networkTimeoutTitle,
    advice: say.networkTimeoutAdvice,
    remedies: ['retry', 'run-doctor'],
    retryable: true,
  },
  {
    code: 'certificate',
    codes: /^(?:CERT_|ERR_TLS|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF)|ERR_SSL)/u,
    title: say.certificateTitle,
    advice: say.certificateAdvice,
    remedies: ['open-settings', 'run-doctor', 'retry'],
    retryable: true,
  },
  { code: 'connection-lost', codes: /^(?:ECONNRESET|EPIPE|ECONNABORTED)$/u, ...lost },
  { code: 'connection-lost', text: /^aborted$|socket hang up|premature close/iu, ...lost },
  {
    ...damaged,
    text: /event message|checksum|prelude|CRC|offset is (?:outside|out of)|invalid (?:typed )?array length|headers? (?:type|tag)|length/iu,
    names: /^(?:Error|RangeError|TypeError)$/u,
  },
  { ...damaged, names: /^(?:SyntaxError|RangeError)$/u },
]
