import { Notice } from '#ui/notice.tsx'

/** Says what has just been saved. */
export function Saved({ words }: { readonly words: string }) {
  return <Notice tone="good">{words}</Notice>
}
