import { NetworkCertificates } from './network-certificates.tsx'
import { NetworkProxy } from './network-proxy.tsx'
import { NetworkTiming } from './network-timing.tsx'
import './network-section.css'

export const NetworkSection = () => (
  <>
    <NetworkProxy />
    <NetworkCertificates />
    <NetworkTiming />
  </>
)
