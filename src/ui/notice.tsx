import type { ReactNode } from 'react'

interface NoticeProps {
  /** `bad` interrupts a screen reader; the others wait their turn. */
  readonly tone: 'good' | 'info' | 'warn' | 'bad'
  readonly title?: string
  readonly children: ReactNode
}

/** A message in the page, read out when it appears. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {title && <strong>{title}</strong>}
      <div>{children}</div>
    </div>
  )
}
