import { relative, sep } from 'node:path'
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

/** Writes down which modules are in which chunk, for the budgets. */
function listModules(): Plugin {
  return {
    name: 'fleet:list-modules',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
      const modules = Object.fromEntries(
        chunks.map(({ fileName, moduleIds }) => [fileName, moduleIds.map(fromRoot)]),
      )
      this.emitFile({
        type: 'asset',
        fileName: '.vite/modules.json',
        source: JSON.stringify(modules, null, 1),
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

/** Relative to the project, so that the build is the same on every machine. */
function fromRoot(path: string): string {
  return relative(import.meta.dirname, path)
    .split(sep)
    .join('/')
}

export default defineConfig({
  plugins: [react(), listModules(), nameAppFiles(), deployedConfig()],
  css: { postcss: { plugins: [pruneAmplifyCss()] } },
  build: { target: 'es2023', manifest: true, modulePreload: { polyfill: false } },
})
