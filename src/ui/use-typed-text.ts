import { useState } from 'react'

/**
 * Props of an input whose text lives somewhere slower than a key press, such as the address bar. While it has the focus it
 * shows what is typed; without, what is there.
 */
export function useTypedText(text: string, onType: (text: string) => void) {
  const [typed, setTyped] = useState<string | null>(null)
  return {
    value: typed ?? text,
    onChange: ({ target }: { target: { value: string } }) => {
      setTyped(target.value)
      onType(target.value)
    },
    onBlur: () => setTyped(null),
  }
}
