/** Settings, Network: proxy, certificates, timeouts, retries. */
export const networkSettingsMessages = {
  note: 'How Outcrop reaches AWS from this network.',
} as const
