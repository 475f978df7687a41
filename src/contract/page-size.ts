/** How many items a page has where the caller does not say, and at most. */
export const pageSize = { default: 100, most: 1000 } as const
