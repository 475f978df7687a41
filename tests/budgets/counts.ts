/**
 * What happens is counted: these numbers are the same on every computer. `requests` are named as in the table of routes, or as operations of the
 * user pool. Where a number went down, lower it here; where it went up, somebody waits or pays for it.
 */
export interface CountBudget {
  /** Exactly these, and no others. The site's files are budgeted in bytes. */
  readonly requests: Readonly<Record<string, number>>
  /** How often React commits: exactly, or `most` where it depends on which answers and ticks of an age come together. */
  readonly commits: number | { readonly most: number }
  /** How many rows of the list are rendered. */
  readonly rows?: number
}

/** 10,000 vehicles: a first page of 100, then pages of 1,000. */
const wholeFleet = { listVehicles: 11, listTelemetry: 11 }
const openedVehicle = { readVehicle: 1, readCommands: 1, readTelemetry: 1, readHistory: 1 }
const poll = { listVehicles: 1, listTelemetry: 1 }

export const countBudgets = {
  'the landing page': { requests: { config: 1 }, commits: 0 },
  'from the password to the whole list': {
    requests: { 'POST /login': 1, 'POST /oauth2/token': 1, config: 1, ...wholeFleet },
    commits: { most: 32 },
  },
  'a reload with a session': { requests: { config: 1, ...wholeFleet }, commits: { most: 32 } },
  'a poll that brings nothing': { requests: poll, commits: 0, rows: 0 },
  'a poll that brings a change of one row': { requests: poll, commits: 1, rows: 1 },
  // One for the rows, two for the address once typing rests.
  'a key in the search': { requests: {}, commits: 3 },
  'scrolling by one screen': { requests: {}, commits: 1 },
  'opening a vehicle': { requests: openedVehicle, commits: { most: 15 } },
  'coming back': { requests: poll, commits: { most: 7 } },
  'opening the form': { requests: { readVehicle: 1 }, commits: { most: 9 } },
  'saving a change': { requests: { updateVehicle: 1, ...openedVehicle }, commits: { most: 15 } },
  'five minutes without anybody': {
    requests: { listVehicles: 20, listTelemetry: 20 },
    commits: 0,
    rows: 0,
  },
} as const satisfies Record<string, CountBudget>

export type Scenario = keyof typeof countBudgets

/** Elements of the list's page at 1,280 x 720 pixels, the same at any number of vehicles. */
export const listBudget = {
  elementsOfARow: 15,
  /** React delegates all others: `invalid` does not bubble, and Safari needs one on what can be clicked. */
  listenersOfARow: { 'click on a': 1, 'invalid on input': 1 },
  /** Those that can be seen, and three to ten beyond each edge. */
  mostRows: 30,
  /** By part of the page. */
  elements: {
    '.landing': 9,
    '.shell-head': 19,
    '.list-head': 4,
    '.list-bar': 20,
    '.vehicles-head': 31,
    elsewhere: 10,
  },
} as const

/**
 * How often the user pool is asked for new tokens when they have ended, for so many calls of each of so many tabs: a poll of the list makes two, the page of a
 * vehicle four.
 */
export const refreshBudgets = [
  { tabs: 1, calls: 2, refreshes: 1 },
  { tabs: 1, calls: 4, refreshes: 1 },
  { tabs: 4, calls: 2, refreshes: 1 },
  { tabs: 4, calls: 4, refreshes: 1 },
] as const
