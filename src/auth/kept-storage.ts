import type { Caller } from '#contract/caller.ts'

const prefix = 'fleet-console.kept/'

type Person = Pick<Caller, 'sub' | 'tenant'>

/**
 * What a person has kept under a name in this browser, or null; nobody else is ever given it. Unlike what is unfinished
 * (personal-storage.ts) it is plain text and outlives the session: only for what people name themselves and want to find again.
 */
export function readKept(person: Person, name: string): string | null {
  return localStorage.getItem(itemName(person, name))
}

/** Keeps it until it is replaced; an empty text leaves nothing behind. Answers whether the browser had room for it. */
export function writeKept(person: Person, name: string, text: string): boolean {
  const item = itemName(person, name)
  try {
    if (text === '') localStorage.removeItem(item)
    else localStorage.setItem(item, text)
  } catch {
    return false
  }
  for (const listener of listeners) listener()
  return true
}

const listeners = new Set<() => void>()

/** Tells of every write, in this tab and in others (for `useSyncExternalStore`). */
export function onKeptChange(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

function itemName({ sub, tenant }: Person, name: string): string {
  return `${prefix}${sub}/${tenant ?? ''}/${name}`
}
