import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { deployedConfig } from './cloud/site/deployed-config.ts'
import { pruneAmplifyCss } from './vite.amplify-css.ts'
import { dropConfigReaders, dropRouterParts } from './vite.unused-parts.ts'

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

/** What a person needs on the way to the sign-in page and back, and what right after: the app and its first screen. */
const nextModules = {
  app: ['src/app/start.tsx', 'src/fleet/list/vehicle-list-screen.tsx'],
  'sign-in': ['src/app/begin-sign-in.ts', 'src/app/finish-sign-in.ts'],
} as const

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
        const named = new Set<string>()
        const filesOf = (chunk: (typeof chunks)[number] | undefined): readonly string[] => {
          if (!chunk || named.has(chunk.fileName) || chunk.isEntry) return []
          named.add(chunk.fileName)
          const imported = chunk.imports.map((name) => chunks.find(({ fileName }) => fileName === name))
          return [
            chunk.fileName,
            ...(chunk.viteMetadata?.importedCss ?? []),
            ...imported.flatMap((one) => filesOf(one)),
          ]
        }
        return Object.entries(nextModules).map(([name, modules]) => {
          const files = modules
            .map((module) => chunks.find(({ facadeModuleId: id }) => id && fromRoot(id) === module))
            .flatMap((chunk) => filesOf(chunk))
          const content = [...new Set(files)].join(' ')
          return { tag: 'meta', attrs: { name: `${name}-files`, content }, injectTo: 'head' }
        })
      },
    },
  }
}

/**
 * Fewer, larger files compress better. What the landing page needs is in none of them, and the way to the sign-in page needs
 * only Amplify and the session.
 */
const chunks = [
  // Whoever is signed in already needs nothing of this.
  {
    name: 'sign-in',
    test: new RegExp(
      [
        String.raw`src/auth/(?:callback\.|drop-tokens|sign-in)`,
        String.raw`node_modules/(?:@aws-crypto|@smithy)/`,
        String.raw`/providers/cognito/apis/signInWithRedirect\.`,
        String.raw`/providers/cognito/utils/(?:signInHelpers|dispatchSignedInHubEvent)\.`,
        String.raw`/(?:utils/oauth|esm/auth)/(?:attempt|cancel|complete(?!.*SignOut)|create|enable|generate|handleFailure|validate)`,
      ].join('|'),
    ),
    priority: 4,
    includeDependenciesRecursively: false,
  },
  {
    name: 'framework',
    test: /node_modules\/(?:react|react-dom|scheduler|react-router)\//,
    priority: 2,
  },
  // Lists that grow come with the pages that have some.
  { name: 'query', test: /node_modules\/@tanstack\/(?!.*[iI]nfinite)/, priority: 2 },
  {
    name: 'amplify',
    test: /node_modules\/(?:aws-amplify|@aws-amplify\/core|tslib|uuid)\/(?!.*(?:[sS]ignOut|RevokeToken))/,
    priority: 2,
  },
  {
    name: 'session',
    test: /src\/(?:auth\/(?!begin-sign-out|intent|ending|stored-session|session-cookie|return-page|callback-path|can|call-|caller-|admins-|why-|failure|retry-after|sign-out|idle|personal|kept)|contract\/(?:caller|groups|scopes)\.)/,
    priority: 3,
    includeDependenciesRecursively: false,
  },
  {
    name: 'shared',
    test: /src\/(?:app\/react-root|ui\/(?!choice|select|text|amplify)|fleet\/(?:api|words|failure-notice|paths|units|lazy-or|search\/folded)|auth\/(?:can|call-|caller-|admins-|failure|retry-after|personal)|contract\/(?:access|refusal|grants|routes|problem|telemetry|lifecycle|powertrain|page-size)\.)/,
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
  plugins: [react(), dropConfigReaders(), dropRouterParts(), listModules(), nameAppFiles(), deployedConfig()],
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
      // Nothing happens where they are imported, but they don't say so.
      treeshake: {
        moduleSideEffects: [{ test: /node_modules\/(?:@aws-crypto|@smithy)\//, sideEffects: false }],
      },
      output: { codeSplitting: { groups: chunks } },
    },
  },
})
