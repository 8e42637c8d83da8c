import { attachmentsMessages } from './attachments.ts'

/** A size as people read it: decimal units, one digit after the point below ten. */
export const fileSizeWords = (sizeBytes: number): string => {
  if (sizeBytes === 1) return attachmentsMessages.oneByte
  if (sizeBytes < 1000) return attachmentsMessages.bytes(String(sizeBytes))
  if (sizeBytes < 999_500) return attachmentsMessages.kilobytes(rounded(sizeBytes / 1000))
  return attachmentsMessages.megabytes(rounded(sizeBytes / 1_000_000))
}

const rounded = (value: number): string => (value < 9.95 ? value.toFixed(1).replace(/\.0$/u, '') : String(Math.round(value)))
