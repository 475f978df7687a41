import { defineConfig, type OxlintOverride } from 'oxlint'

/** Who may import whom. A folder may import itself, the folders listed here, and npm packages. */
const layers = {
  'src/contract': [],
  'src/ui': [],
  'src/auth': ['src/contract', 'src/ui'],
  'src/fleet': ['src/contract', 'src/auth', 'src/ui'],
  'src/app': ['src/contract', 'src/auth', 'src/ui', 'src/fleet'],
  cloud: ['src/contract'],
} as const

/** npm packages that only one folder may import: what they do is wrapped there. */
const wrapped = [
  {
    group: ['aws-amplify', 'aws-amplify/**', '@aws-amplify/core', '@aws-amplify/core/**'],
    folder: 'src/auth',
  },
  { group: ['@aws-amplify/ui-react', '@aws-amplify/ui-react/**', '@aws-amplify/ui'], folder: 'src/ui' },
  { group: ['@aws-sdk/**', '@smithy/**', 'dynalite', 'hono', 'hono/**', 'jose'], folder: 'cloud' },
]

/** What changes data goes through the fleet API's client, and the build leaves this part of React Router out. */
const leftOut = {
  group: ['react-router'],
  importNames: [
    'Form',
    'ScrollRestoration',
    'useActionData',
    'useFetcher',
    'useFetchers',
    'useFormAction',
    'useSubmit',
    'useViewTransitionState',
  ],
  message: 'is not in the build (vite.unused-parts.ts)',
}

type Folder = keyof typeof layers
const folders = Object.keys(layers) as Folder[]

/** How an import of a folder may be written: `#auth/…` or a relative path through it. */
const importsOf = (folder: Folder) => {
  const name = folder.replace('src/', '')
  return [`#${name}/**`, `**/${name}/**`]
}

const restrictionsOf = (folder: Folder) => {
  const allowed: readonly string[] = layers[folder]
  const forbidden = folders.filter((other) => other !== folder && !allowed.includes(other)).flatMap(importsOf)
  return [
    {
      group: forbidden,
      message: `${folder} may import only: ${allowed.join(', ') || 'nothing of ours'} (layers, oxlint.config.ts)`,
    },
    ...wrapped
      .filter((one) => one.folder !== folder)
      .map(({ group, folder: owner }) => ({
        group,
        message: `wrapped by ${owner} (wrapped, oxlint.config.ts)`,
      })),
    leftOut,
  ]
}

export default defineConfig({
  plugins: ['typescript', 'react', 'jsx-a11y', 'import', 'vitest', 'promise', 'unicorn'],
  categories: { correctness: 'error', suspicious: 'error' },
  rules: {
    'import/no-cycle': 'error',
    'no-console': 'error',
    'typescript/no-explicit-any': 'error',
    'react/react-in-jsx-scope': 'off',
    'import/no-unassigned-import': 'off',
    // `export default` is what config files are; everywhere else exports are named.
    'import/no-default-export': 'error',
    'eslint/no-shadow': 'off',
    // `import fc from 'fast-check'` is how that library is used.
    'import/no-named-as-default-member': 'off',
    // A windowed table is made of divs with ARIA roles, and an <output> is no better understood than role="status".
    'jsx-a11y/prefer-tag-over-role': 'off',
    // Its rows scroll inside it, so the keyboard must be able to get there.
    'jsx-a11y/no-noninteractive-tabindex': ['error', { roles: ['table'], tags: [] }],
  },
  ignorePatterns: ['dist', '.ts', '.local-cloud'],
  overrides: [
    // A helper reads best beside the tests that use it.
    { files: ['tests/**'], rules: { 'unicorn/consistent-function-scoping': 'off' } },
    { files: ['*.config.ts'], rules: { 'import/no-default-export': 'off' } },
    ...folders.map((folder): OxlintOverride => ({
      files: [`${folder}/**`],
      rules: { 'no-restricted-imports': ['error', { patterns: restrictionsOf(folder) }] },
    })),
  ],
})
