import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import react from '@vitejs/plugin-react'
import type { AtRule, Declaration, Plugin as PostcssPlugin, Root, Rule } from 'postcss'
import { defineConfig, type Plugin } from 'vite'
import { deployedConfig } from './cloud/site/deployed-config.ts'

/** Variants of Amplify's components that no screen of ours uses. */
const unusedVariant = new RegExp(
  [
    String.raw`\.amplify-button--(?!primary(?!-)|small)`,
    String.raw`\.amplify-button__loader`,
    String.raw`\.amplify-(?:badge|text)--`,
    String.raw`\.amplify-(?:input|select|select__icon|field|flex)--(?!error)`,
    String.raw`--quiet`,
  ].join('|'),
)

/**
 * Amplify's stylesheet has 1,600 custom properties and every variant of every component. In each file that imports from it,
 * this drops the variants above and then, until nothing more falls away, every property that nothing there refers to.
 */
function pruneAmplifyCss(): PostcssPlugin {
  return {
    postcssPlugin: 'prune-amplify-css',
    OnceExit(root) {
      if (!/amplify[\w-]*\.css$/.test(root.source?.input.file ?? '')) return
      root.walkRules((rule) => {
        const used = rule.selectors.filter((selector) => !unusedVariant.test(selector))
        if (used.length === 0) rule.remove()
        else rule.selectors = used
      })
      while (dropUnreferenced(root) > 0);
      root.walk((node) => {
        if ((node.type === 'rule' || (node.type === 'atrule' && node.nodes)) && isEmpty(node)) node.remove()
      })
    },
  }
}

function dropUnreferenced(root: Root): number {
  const referred = new Set(root.toString().match(/(?<=var\(\s*)--[\w-]+/g))
  const unreferred: Declaration[] = []
  root.walkDecls(/^--amplify/, (declaration) => {
    if (!referred.has(declaration.prop)) unreferred.push(declaration)
  })
  for (const declaration of unreferred) declaration.remove()
  return unreferred.length
}

function isEmpty(node: Rule | AtRule): boolean {
  return node.nodes?.every((child) => child.type === 'comment') ?? true
}

/**
 * Amplify brings a reader of `aws-exports` files (Gen 1) along, 1.3 kB of it. Our own check of the settings refuses such files
 * before Amplify sees them.
 */
function dropGen1Settings(): Plugin {
  return {
    name: 'fleet:drop-gen1-settings',
    load: {
      filter: { id: /@aws-amplify\/core\/dist\/esm\/parseAWSExports\.mjs$/ },
      handler: () => 'export const parseAWSExports = (config) => config',
    },
  }
}

/** Parts of React Router for its framework mode and for tracing, which no page of ours turns on: what stands in their place. */
const unusedRouterParts: readonly (readonly [file: string, part: string, instead: string])[] = [
  ['lib/dom/lib.js', 'usePrefetchBehavior(prefetch, rest)', '[false, undefined, {}]'],
  ['lib/dom/lib.js', 'shouldPrefetch && !isAbsolute ?', 'false ?'],
  ['lib/router/router.js', 'if (init.instrumentations) ', 'if (false) '],
  ['lib/router/router.js', 'if (opts?.instrumentations) ', 'if (false) '],
  ['lib/router/router.js', 'consumeInstrumentationClientResultMetaReceiver(router)', 'undefined'],
]

/** Leaves those parts out: 4 kB, and two effects for every link in the list. An update that changes them stops the build. */
function dropRouterParts(): Plugin {
  return {
    name: 'fleet:drop-router-parts',
    apply: 'build',
    transform: {
      filter: { id: /react-router\/dist\/production\/lib\/(?:dom\/lib|router\/router)\.js$/ },
      handler(code, id) {
        const parts = unusedRouterParts.filter(([file]) => id.endsWith(file))
        return parts.reduce((kept, [file, part, instead]) => {
          if (!kept.includes(part)) this.error(`${file} of React Router no longer has: ${part}`)
          return kept.replaceAll(part, instead)
        }, code)
      },
    },
  }
}

/** Writes down which modules are in which chunk, how long each is there, and who imports whom, for the budgets. */
function listModules(): Plugin {
  return {
    name: 'fleet:list-modules',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
      const files = chunks.map(({ fileName, modules }) => [
        fileName,
        Object.entries(modules).map(([id, { renderedLength }]) => [fromRoot(id), renderedLength]),
      ])
      // Also of modules that only hand on what others export: nothing of them is left in any chunk.
      const importers = [...this.getModuleIds()].map((id) => [
        fromRoot(id),
        this.getModuleInfo(id)?.importers.map(fromRoot) ?? [],
      ])
      this.emitFile({
        type: 'asset',
        fileName: '.vite/modules.json',
        source: JSON.stringify({
          files: Object.fromEntries(files),
          importers: Object.fromEntries(importers),
        }),
      })
    },
  }
}

/** What a person needs right after signing in: the app and its first screen. */
const afterSignIn = [
  'src/app/begin-sign-in.ts',
  'src/app/start.tsx',
  'src/fleet/list/vehicle-list-screen.tsx',
]

/**
 * Names the files of the app in the page, so that the landing page can put them into the browser's cache without running them:
 * Amplify must not hear of other tabs before it is configured, and it is not configured before the person signs in.
 */
function nameAppFiles(): Plugin {
  return {
    name: 'fleet:name-app-files',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
        const files = new Set<string>()
        const add = (chunk: (typeof chunks)[number] | undefined) => {
          if (!chunk || files.has(chunk.fileName) || chunk.isEntry) return
          files.add(chunk.fileName)
          for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
          for (const imported of chunk.imports) add(chunks.find(({ fileName }) => fileName === imported))
        }
        for (const module of afterSignIn) {
          add(chunks.find(({ facadeModuleId }) => facadeModuleId && fromRoot(facadeModuleId) === module))
        }
        return [
          { tag: 'meta', attrs: { name: 'app-files', content: [...files].join(' ') }, injectTo: 'head' },
        ]
      },
    },
  }
}

/**
 * Fewer, larger files compress better. What the landing page needs is in none of them, and the way to the sign-in page needs
 * only Amplify and the session.
 */
const chunks = [
  {
    name: 'framework',
    test: /node_modules\/(?:react|react-dom|scheduler|react-router)\//,
    priority: 2,
  },
  // Lists that grow come with the pages that have some.
  { name: 'query', test: /node_modules\/@tanstack\/(?!.*[iI]nfinite)/, priority: 2 },
  {
    name: 'amplify',
    test: /node_modules\/(?:aws-amplify|@aws-amplify\/core|@aws-crypto|@smithy|tslib|uuid)\/(?!.*(?:[sS]ignOut|RevokeToken))/,
    priority: 2,
  },
  {
    name: 'session',
    test: /src\/(?:auth\/(?!intent|ending|stored-session|session-cookie|return-page|callback-path|can|call-|caller-|admins-|why-|failure|retry-after|sign-out|idle|personal|kept)|contract\/(?:caller|groups|scopes)\.)/,
    priority: 3,
    includeDependenciesRecursively: false,
  },
  {
    name: 'shared',
    test: /src\/(?:app\/react-root|ui\/(?!choice|select|text|amplify)|fleet\/(?:api|words|failure-notice|paths|units|lazy-or|search\/folded)|auth\/(?:can|call-|caller-|admins-|failure|personal)|contract\/(?:access|refusal|grants|routes|problem|telemetry)\.)/,
    includeDependenciesRecursively: false,
  },
]

/** Relative to the project, so that the build is the same on every machine. */
function fromRoot(path: string): string {
  return relative(import.meta.dirname, path)
    .split(sep)
    .join('/')
}

interface PackageFile {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
}

/** The versions that a support bundle tells, put into the code that names them. */
function versions(): Record<string, string> {
  const file = readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')
  const { version, dependencies }: PackageFile = JSON.parse(file)
  return {
    'import.meta.env.APP_VERSION': JSON.stringify(version),
    'import.meta.env.AMPLIFY_VERSION': JSON.stringify(dependencies['aws-amplify']),
  }
}

export default defineConfig({
  define: versions(),
  plugins: [react(), dropGen1Settings(), dropRouterParts(), listModules(), nameAppFiles(), deployedConfig()],
  // Workers are files of the site, started as modules.
  worker: { format: 'es' },
  css: { postcss: { plugins: [pruneAmplifyCss()] } },
  build: {
    target: 'es2023',
    manifest: true,
    // The page names the app's files itself, and `preloadApp` asks for them all at once.
    modulePreload: false,
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: { codeSplitting: { groups: chunks } },
    },
  },
})
