/** The colours of a map that is light, or dark. */
export type Scheme = 'light' | 'dark'

/** What the map is drawn in, beside the marks of vehicles. */
export const palettes = {
  light: {
    sea: '#dbe7ee',
    land: '#f7f6f2',
    border: '#a9b4bb',
    grid: '#c9d4db',
    ink: '#16222c',
    muted: '#56646f',
    paper: '#ffffff',
    group: '#0b4f6c',
    onGroup: '#ffffff',
    selected: '#e07000',
  },
  dark: {
    sea: '#0f171d',
    land: '#1e2a33',
    border: '#4a5a66',
    grid: '#2a3842',
    ink: '#e8eef2',
    muted: '#a5b4bf',
    paper: '#111a21',
    group: '#6fc3e6',
    onGroup: '#0c1b24',
    selected: '#ffa94d',
  },
} as const satisfies Record<Scheme, Readonly<Record<string, string>>>
