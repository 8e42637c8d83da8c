export type FloodGuard = {
  /** False when this message is one too many. */
  readonly take: (sizeBytes: number) => boolean
}

type Options = {
  readonly now: () => number
  readonly windowMs?: number
  readonly mostMessages?: number
  readonly mostBytes?: number
}

/** A server at work sends some hundred messages a second at most; one that sends without end would keep the app from everything else. */
export const createFloodGuard = ({ now, windowMs = 10_000, mostMessages = 10_000, mostBytes = 128 * 1024 * 1024 }: Options): FloodGuard => {
  let start = now()
  let messages = 0
  let bytes = 0
  return {
    take: (sizeBytes) => {
      if (now() - start >= windowMs) {
        start = now()
        messages = 0
        bytes = 0
      }
      messages += 1
      bytes += sizeBytes
      return messages <= mostMessages && bytes <= mostBytes
    },
  }
}
