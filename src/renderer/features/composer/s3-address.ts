/** The address of a file in S3, when a text is exactly that. Names may hold spaces; a text of several lines is none. */
export const s3AddressIn = (text: string): string | null => {
  const address = text.trim()
  return address.length <= 1024 && /^s3:\/\/[a-z0-9][.\-a-z0-9]{1,61}[a-z0-9]\/[^\r\n]*[^\r\n/]$/u.test(address) ? address : null
}
