/** Undefined for text that is no JSON: a damaged column must not hide the row, so its caller falls back for this value alone. */
export const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
