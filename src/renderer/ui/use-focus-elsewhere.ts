import { useEffectEvent, useLayoutEffect, type RefObject } from 'react'

/** When what `ref` names goes from the screen with the focus in it, `takeFocus` gives the focus a new place. */
export const useFocusElsewhere = (ref: RefObject<HTMLElement | null>, takeFocus: () => void): void => {
  const take = useEffectEvent(takeFocus)
  useLayoutEffect(() => {
    const element = ref.current
    return () => {
      if (element?.contains(document.activeElement) === true) requestAnimationFrame(take)
    }
  }, [ref])
}
