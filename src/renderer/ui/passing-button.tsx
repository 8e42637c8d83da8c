import { useRef } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { useFocusElsewhere } from './use-focus-elsewhere.ts'

/** A button that its own success takes from the screen; `takeFocus` says where the focus goes then. */
export const PassingButton = ({ takeFocus, ...button }: ButtonProps & { readonly takeFocus: () => void }) => {
  const ref = useRef<HTMLButtonElement>(null)
  useFocusElsewhere(ref, takeFocus)
  return <Button {...button} ref={ref} />
}
