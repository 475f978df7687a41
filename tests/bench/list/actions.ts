import type { Page } from '@playwright/test'
import { painted } from '../main-thread.ts'
import type { ListPage } from './open-list.ts'

const word = 'sprinter'
const frames = 60
const presses = 4

async function cpuOf(list: ListPage, work: () => Promise<void>): Promise<number> {
  await painted(list.page)
  const before = await list.cpuMs()
  await work()
  return (await list.cpuMs()) - before
}

/** CPU time from a key in the search to the painted rows, over a word typed and taken back, in milliseconds. */
export async function keyMs(list: ListPage): Promise<number> {
  const { page } = list
  await page.locator('input[type=search]').focus()
  const spent = await cpuOf(list, async () => {
    for (const key of [...word, ...Array.from(word, () => 'Backspace')]) {
      await page.keyboard.press(key)
      await painted(page)
    }
  })
  return spent / word.length / 2
}

/** CPU time of a frame of scrolling by three rows, in milliseconds. */
export async function scrollMs(list: ListPage): Promise<number> {
  const scroll = async () =>
    list.page.locator('.vehicles').evaluate(async (element, count) => {
      for (let frame = 0; frame < count; frame += 1) {
        element.scrollTop += 132
        await new Promise(requestAnimationFrame)
      }
    }, frames)
  const spent = await cpuOf(list, scroll)
  await list.page.locator('.vehicles').evaluate((element) => element.scrollTo({ top: 0 }))
  return spent / frames
}

/** CPU time from pressing the head of a column to the painted rows, in milliseconds. */
export function sortMs(list: ListPage, head: string): Promise<number> {
  return cpuOf(list, async () => {
    await list.page
      .locator('.vehicles-head button', { hasText: head })
      .evaluate((button) => (button as HTMLElement).click())
    await painted(list.page)
  })
}

/** CPU time of sorting by a column again, up and down by turns, in milliseconds. */
export async function repeatedSortMs(list: ListPage, head: string): Promise<number> {
  let spent = 0
  for (let press = 0; press < presses; press += 1) {
    await rested(list.page, 300)
    spent += await sortMs(list, head)
  }
  return spent / presses
}

/** What was begun before has ended: React has committed nothing for so many milliseconds. The list writes its address after 250. */
function rested(page: Page, quietMs: number): Promise<void> {
  return page.evaluate(async (quiet) => {
    for (let seen = -1; seen !== window.commits; await new Promise((done) => setTimeout(done, quiet))) {
      seen = window.commits ?? 0
    }
  }, quietMs)
}

/** What a poll made React do. */
export interface PollEffect {
  readonly commits: number
  /** Rows whose elements were touched. */
  readonly touched: number
  /** Rows on the page whose vehicle has changed. */
  readonly changed: number
}

/** Polls once, of whose vehicles so many in a hundred have changed, and looks at what React did. */
export async function pollEffect({ page }: ListPage, percent: number): Promise<PollEffect> {
  await rested(page, 1000)
  return page.evaluate(async (changedPercent) => {
    const rows = () => [...document.querySelectorAll('.vehicle-row')]
    const drivers = () => rows().map((row) => row.querySelector('.vehicle-driver')?.textContent)
    const touched = new Set<unknown>()
    const note = (records: MutationRecord[]) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement
        touched.add(element?.closest('.vehicle-row') ?? element)
      }
    }
    const observer = new MutationObserver(note)
    const body = document.querySelector('.vehicles-body')
    if (!body) throw new Error('The list has no rows')
    observer.observe(body, { subtree: true, childList: true, attributes: true, characterData: true })
    const before = drivers()
    const commits = window.commits ?? 0
    await window.poll?.(changedPercent)
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    note(observer.takeRecords())
    observer.disconnect()
    const after = drivers()
    return {
      commits: (window.commits ?? 0) - commits,
      touched: touched.size,
      changed: after.filter((driver, place) => driver !== before[place]).length,
    }
  }, percent)
}
