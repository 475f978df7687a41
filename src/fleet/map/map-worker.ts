import { config } from 'maplibre-gl'
import address from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'

interface TrustedScripts {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): {
    createScriptURL(url: string): object
  }
}

declare global {
  /** Trusted Types (W3C), where the browser has them. */
  var trustedTypes: TrustedScripts | undefined
}

let named = false

/**
 * Tells the map's library where its worker is: a file of ours. The policy `fleet-map` lets that one address be a script and nothing else.
 * MapLibre 6.17 hands the address to `Worker` as it is, having looked at its ending like at a string's, so the trusted address
 * answers that too. `setTrustedTypesPolicy`, which its next release brings, can take the place of this.
 */
export function nameWorker(): void {
  if (named) return
  named = true
  const policy = globalThis.trustedTypes?.createPolicy('fleet-map', {
    createScriptURL(url) {
      if (url !== address) throw new TypeError('Expected the address of the map’s worker')
      return url
    },
  })
  if (!policy) config.WORKER_URL = address
  else {
    const likeText = {
      endsWith: (end: string) => address.endsWith(end),
      split: (by: RegExp) => address.split(by),
    }
    Object.assign(config, { WORKER_URL: Object.assign(policy.createScriptURL(address), likeText) })
  }
}
