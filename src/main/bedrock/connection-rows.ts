import { bedrockMessages as say } from '../../shared/messages/bedrock.ts'
import type { ErrorRow } from './error-row.ts'

const lost = {
  code: 'connection-lost',
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

const unreachable = {
  code: 'unreachable',
  title: say.networkTimeoutTitle,
  advice: say.networkTimeoutAdvice,
  remedies: ['retry', 'run-doctor'],
  retryable: true,
} as const

const proxyRemedies = ['open-settings', 'run-doctor', 'retry'] as const
const proxyAuthentication = {
  code: 'proxy-authentication',
  title: say.proxyAuthenticationTitle,
  advice: say.proxyAuthenticationAdvice,
  remedies: proxyRemedies,
  retryable: true,
} as const

/** `PROXY_…` are the codes of main/network. */
const proxies: readonly ErrorRow[] = [
  { ...proxyAuthentication, codes: /^PROXY_AUTHENTICATION$/u },
  { ...proxyAuthentication, status: [407] },
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
  { ...unreachable, codes: /^(?:ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT)$/u },
  { ...unreachable, names: /^TimeoutError$/u },
  {
    code: 'certificate',
    codes: /^(?:CERT_|ERR_TLS|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF)|ERR_SSL)/u,
    title: say.certificateTitle,
    advice: say.certificateAdvice,
    remedies: ['open-settings', 'run-doctor', 'retry'],
    retryable: true,
  },
  { ...lost, codes: /^(?:ECONNRESET|EPIPE|ECONNABORTED)$/u },
  { ...lost, text: /^aborted$|socket hang up|premature close/iu },
  {
    ...damaged,
    text: /event message|checksum|prelude|CRC|offset is (?:outside|out of)|invalid (?:typed )?array length|headers? (?:type|tag)|length/iu,
    names: /^(?:Error|RangeError|TypeError)$/u,
  },
  { ...damaged, names: /^(?:SyntaxError|RangeError)$/u },
]
