// Vite's default export: the worker's address in the built site.
import { default as address } from './csv-worker.ts?worker&url'

/** The part of Trusted Types (W3C) that is used; not every browser has them. */
interface TrustedTypes {
  createPolicy(name: string, rules: ScriptUrls): ScriptUrls
}

interface ScriptUrls {
  /** What it gives may be a script's address; to TypeScript it is a text. */
  createScriptURL(url: string): string
}

const ownAddress: ScriptUrls = {
  createScriptURL(url) {
    if (url !== address) throw new TypeError('Expected the address of the import’s worker')
    return url
  },
}

let policy: ScriptUrls | undefined

/**
 * Starts the module worker that reads files: a file of this site. The policy `fleet-import`, which the site's
 * Content-Security-Policy names, lets that one address be a script and nothing else. @throws where the browser starts no worker.
 */
export function startCsvWorker(): Worker {
  const trustedTypes = Reflect.get(globalThis, 'trustedTypes') as unknown as TrustedTypes | undefined
  policy ??= trustedTypes?.createPolicy('fleet-import', ownAddress) ?? ownAddress
  return new Worker(policy.createScriptURL(address), { type: 'module' })
}
