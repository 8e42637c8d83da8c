import { NetworkCertificates } from './network-certificates.tsx'
import { NetworkProxy } from './network-proxy.tsx'
import { NetworkTiming } from './network-timing.tsx'

export const NetworkSection = () => (
  <>
    <NetworkProxy />
    <NetworkCertificates />
    <NetworkTiming />
  </>
)
