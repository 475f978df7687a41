import type { BrowserContext } from '@playwright/test'
import { settled } from './settled.ts'

/**
 * Cuts the connection of every tab, and waits until they know. What was still on its way would fail for its own reasons, and a
 * page that doesn't know yet would ask the network whether it is there.
 */
export async function goOffline(context: BrowserContext): Promise<void> {
  await Promise.all(context.pages().map(settled))
  await context.setOffline(true)
  await Promise.all(context.pages().map((page) => page.waitForFunction(() => !navigator.onLine)))
}
