import type { Caller } from '#contract/caller.ts'

/** Where cached data of a caller lies: by person and tenant, so that nobody is ever shown what another has fetched. */
export function queryKey(caller: Caller, ...rest: readonly string[]): readonly string[] {
  return [caller.sub, caller.tenant ?? '', ...rest]
}
