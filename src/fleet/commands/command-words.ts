import type { CommandName } from '#contract/command.ts'

/** What each command is called: on its button, and before the licence plate of the vehicle. */
export const commandWords: Readonly<Record<CommandName, { readonly button: string; readonly of: string }>> = {
  lockDoors: { button: 'Lock doors', of: 'Lock the doors of' },
  unlockDoors: { button: 'Unlock doors', of: 'Unlock the doors of' },
  immobilize: { button: 'Immobilise', of: 'Immobilise' },
  release: { button: 'Release', of: 'Release' },
}
