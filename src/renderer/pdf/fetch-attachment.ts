/** The bytes of a kept file. */
export const fetchAttachment = async (address: string, signal?: AbortSignal): Promise<Response> => {
  const response = await fetch(address, { signal: signal ?? null })
  if (!response.ok) throw new Error(`The kept file was not found (${response.status})`)
  return response
}
