/**
 * What a person must download before a page is there, in bytes after gzip -9. `roots` are the modules that the page needs,
 * each with all it imports statically. React alone, saying hello, is 67,388 bytes: the list has less than twice that.
 */
export const budgets = [
  { page: 'signed-out landing', roots: ['index.html'], total: 3_000 },
  // Behind the landing page its settings are checked, still without Amplify or React.
  { page: 'landing, at rest', roots: ['index.html', 'src/app/config-problem.ts'], js: 4_500, css: 1_000 },
  { page: 'way to the sign-in', roots: ['index.html', 'src/app/begin-sign-in.ts'], js: 32_700, css: 1_000 },
  {
    page: 'list of vehicles',
    roots: ['index.html', 'src/app/start.tsx', 'src/fleet/list/vehicle-list-screen.tsx'],
    js: 134_500,
    css: 6_000,
  },
  {
    page: 'list after a sign-in',
    roots: [
      'index.html',
      'src/app/start.tsx',
      'src/app/finish-sign-in.ts',
      'src/fleet/list/vehicle-list-screen.tsx',
    ],
    js: 141_000,
    css: 6_000,
  },
  {
    page: 'vehicle',
    roots: ['index.html', 'src/app/start.tsx', 'src/fleet/vehicle/vehicle-screen.tsx'],
    js: 141_500,
    css: 6_000,
  },
  {
    page: 'vehicle form',
    roots: ['index.html', 'src/app/start.tsx', 'src/fleet/vehicle/vehicle-edit-screen.tsx'],
    js: 178_500,
    css: 8_000,
  },
] as const

/** What must not come along, why, and the one chunk that can't do without. */
export const forbidden: readonly (readonly [pattern: RegExp, why: string, except?: string])[] = [
  [/\/xstate\//, 'comes with Authenticator and useAuthenticator'],
  [/\/qrcode\//, 'comes with Authenticator'],
  [/ui-react\/dist\/esm\/components\/Authenticator/, 'the hosted page signs people in'],
  [/\/zod\//, 'its fast path needs new Function, which the CSP forbids'],
  [/\/lodash[./]/, 'the platform has it; only the fields of Amplify UI drag it in', 'vehicle-edit-screen'],
  [/\/utils\/srp\//, 'passwords are typed on the hosted page only'],
  [/\/(?:maplibre-gl|topojson-client)\//, 'the map is fetched when it is opened', 'open-map'],
  [/\/uplot\//, 'the chart is fetched when it is opened', 'past'],
  [/\/cloud\/local\//, 'the local cloud stays on the laptop'],
]
