import type { Plugin } from 'vite'

/**
 * `Amplify.configure` brings readers of all shapes of settings along, 2.5 kB of them. It gets the one that they make of the
 * others: what else there is, our own check of the settings has read or refused before.
 */
export function dropConfigReaders(): Plugin {
  const read = '\0fleet:read-config'
  return {
    name: 'fleet:drop-config-readers',
    apply: 'build',
    resolveId: {
      filter: { id: /\/parseAmplifyConfig\.mjs$/ },
      handler: (_, importer) => (importer?.endsWith('/singleton/Amplify.mjs') ? read : null),
    },
    load: {
      filter: { id: /^\0fleet:read-config$/ },
      handler: () => 'export const parseAmplifyConfig = (config) => config',
    },
  }
}

/** Parts of React Router that no page of ours uses, and what keeps them in: what stands in their place. */
const unusedRouterParts: readonly (readonly [file: string, part: string | RegExp, instead: string])[] = [
  // Its framework mode and tracing.
  ['lib/dom/lib.js', 'usePrefetchBehavior(prefetch, rest)', '[false, undefined, {}]'],
  ['lib/dom/lib.js', 'shouldPrefetch && !isAbsolute ?', 'false ?'],
  ['lib/router/router.js', 'if (init.instrumentations) ', 'if (false) '],
  ['lib/router/router.js', 'if (opts?.instrumentations) ', 'if (false) '],
  ['lib/router/router.js', 'consumeInstrumentationClientResultMetaReceiver(router)', 'undefined'],
  // Forms, fetchers and routes found later: what changes data goes through the fleet API's client.
  ['lib/router/router.js', /^\t\t(?:fetch|getFetcher|resetFetcher|patchRoutes|_internalSetRoutes),\n/gm, ''],
  [
    'lib/router/router.js',
    'else if (opts && opts.submission && isMutationMethod(opts.submission.formMethod)) {',
    'else if (false) {',
  ],
  ['lib/router/router.js', 'normalizeNavigateOptions(false, ', '((_, path) => ({ path }))(false, '],
  ['lib/router/router.js', 'init.patchRoutesOnNavigation', 'undefined'],
  ['lib/router/router.js', 'future.unstable_customRouteDiscovery', 'false'],
  ['lib/router/router.js', 'if (isFogOfWar) {', 'if (false) {'],
  // Data that a server has rendered into the page.
  ['lib/dom/lib.js', 'opts?.hydrationData || parseHydrationData()', 'undefined'],
  ['lib/router/router.js', /init\.hydrationData(?:\.\w+)?/g, 'undefined'],
  // Components that run on a server.
  ['lib/hooks.js', 'if (this.context && ', 'if (false && '],
  ['lib/hooks.js', 'if (this.context) ', 'if (false) '],
  // View transitions.
  ['lib/components.js', 'if (!viewTransitionOpts || !isViewTransitionAvailable) {', 'if (true) {'],
  ['lib/components.js', 'if (renderDfd && pendingState && router.window) {', 'if (false) {'],
  [
    'lib/router/router.js',
    'if (pendingAction === "POP" && !isUninterruptedRevalidation && location !== state.location) {',
    'if (false) {',
  ],
  ['lib/router/router.js', '} else if (pendingViewTransitionEnabled) {', '} else if (false) {'],
  // What it tells developers, who run it whole.
  ...['components', 'hooks', 'router/router'].map(
    (file) => [`lib/${file}.js`, /^\t*warn(?:ing|Once)\(.*\);$/gm, ''] as const,
  ),
  // Components that nobody imports would count as used.
  ['lib/dom/lib.js', 'React$1.forwardRef(', '/* @__PURE__ */ React$1.forwardRef('],
  ['lib/dom/lib.js', /^\w+\.displayName = .*;$/gm, ''],
]

/** Leaves those parts out: 6 kB, and two effects for every link in the list. An update that changes them stops the build. */
export function dropRouterParts(): Plugin {
  return {
    name: 'fleet:drop-router-parts',
    apply: 'build',
    transform: {
      filter: {
        id: /react-router\/dist\/production\/lib\/(?:dom\/lib|router\/router|hooks|components)\.js$/,
      },
      handler(code, id) {
        const parts = unusedRouterParts.filter(([file]) => id.endsWith(file))
        return parts.reduce((kept, [file, part, instead]) => {
          const without = kept.replaceAll(part, instead)
          if (without === kept) this.error(`${file} of React Router no longer has: ${String(part)}`)
          return without
        }, code)
      },
    },
  }
}
