import { useEffect, useRef } from 'react'
import type { Command } from '#contract/command.ts'
import { CommandLife } from './command-life.tsx'
import { commandWords } from './command-words.ts'
import { Requester } from './requester.tsx'

interface CommandItemProps {
  readonly command: Command
  /** The time of the server's clock (ms since 1970). */
  readonly serverNow: number
  readonly takesFocus: boolean
}

/** A command in the list: what, who and why, and what became of it. */
export function CommandItem({ command, serverNow, takesFocus }: CommandItemProps) {
  const place = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (takesFocus) place.current?.focus()
  }, [takesFocus])
  return (
    <li ref={place} tabIndex={-1}>
      <h3>{commandWords[command.command].button}</h3>
      <Requester command={command} />
      <CommandLife command={command} serverNow={serverNow} />
    </li>
  )
}
