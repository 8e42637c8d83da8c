import type { Pixels } from './pixels.ts'

export const isOpaque = ({ channels, data }: Pixels): boolean => {
  if (channels === 1 || channels === 3) return true
  for (let at = channels - 1; at < data.byteLength; at += channels) if (data[at] !== 255) return false
  return true
}
