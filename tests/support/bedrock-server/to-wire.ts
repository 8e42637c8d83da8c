const onWire = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map(onWire)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, onWire(inner)]))
}

/** An SDK input as it goes over the wire: without the model's id, which travels in the path, and with bytes as base64. */
export const toWire = ({ modelId: _inThePath, ...body }: { readonly modelId?: string | undefined }): unknown => onWire(body)
