import type { Caller } from '#contract/caller.ts'
import { signOutUnderWay } from './ending.ts'
import { sealedStorage } from './sealed-storage.ts'

const prefix = 'fleet-console.of/'

type Person = Pick<Caller, 'sub' | 'tenant'>

/** What a person has left unfinished under a name, or null; nobody else is ever given it, and not after the browser has ended. */
export function readPersonal(person: Person, name: string): Promise<string | null> {
  return sealedStorage.getItem(itemName(person, name))
}

/** Keeps it, sealed, until it is removed or the person signs out. */
export async function writePersonal(person: Person, name: string, text: string): Promise<void> {
  const item = itemName(person, name)
  await sealedStorage.setItem(item, text)
  // The person may have signed out while it was sealed.
  if (signOutUnderWay() === 'signedOut') await sealedStorage.removeItem(item)
}

/** It is done with. */
export function removePersonal(person: Person, name: string): void {
  void sealedStorage.removeItem(itemName(person, name))
}

/** Removes everything that a person has left in this browser, in all tenants. */
export function forgetPerson({ sub }: Pick<Caller, 'sub'>): void {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(`${prefix}${sub}/`)) void sealedStorage.removeItem(name)
  }
}

function itemName({ sub, tenant }: Person, name: string): string {
  return `${prefix}${sub}/${tenant ?? ''}/${name}`
}
