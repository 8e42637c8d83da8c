const stepMs = 1000

/** Calls `onTick` with what is left, every second, and `onEnd` once when the time has come. Returns the function that stops it. */
export const startCountdown = (endsAt: number, onTick: (leftMs: number) => void, onEnd: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const step = (): void => {
    const leftMs = endsAt - Date.now()
    onTick(Math.max(0, leftMs))
    if (leftMs <= 0) onEnd()
    else timer = setTimeout(step, leftMs % stepMs === 0 ? stepMs : leftMs % stepMs)
  }
  step()
  return () => clearTimeout(timer)
}
