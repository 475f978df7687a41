import { matchPath } from 'react-router'
import { pagePaths } from '../page-paths.ts'

/** The pattern of our page that a path belongs to, such as `/vehicles/:vehicleId`; null for anything else. */
export function pagePattern(path: unknown): string | null {
  if (typeof path !== 'string') return null
  return Object.values(pagePaths).find((pattern) => matchPath(pattern, path)) ?? null
}
