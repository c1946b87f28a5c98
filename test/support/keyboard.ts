import type { Page } from 'playwright-core'
import { assert } from './assert.ts'

/** What has the focus, as a person sees it. */
type Focus = {
  readonly name: string
  readonly kind: string
  readonly type: string
  /** A mark stands around or behind it. */
  readonly marked: boolean
  readonly inView: boolean
}

// A radio's mark is drawn around the circle that its label draws. Of a box for long text the browser shows the line one writes in.
const lookAtFocus = `(() => {
  const it = document.activeElement
  const label = it.labels?.[0]
  const drawn = it.type === 'radio' || it.type === 'checkbox' ? getComputedStyle(label, '::before') : getComputedStyle(it)
  const { top, bottom, width } = it.getBoundingClientRect()
  const isPainted = (colour) => !/^rgba.*, 0\\)$/.test(colour)
  return {
    name: (label ?? it).textContent.replaceAll(/\\s+/g, ' ').trim(),
    kind: it.tagName.toLowerCase(),
    type: it.type ?? '',
    marked: (parseFloat(drawn.outlineWidth) >= 3 && drawn.outlineStyle !== 'none' && isPainted(drawn.outlineColor)) ||
      drawn.boxShadow !== 'none',
    inView: width > 0 && top >= 0 && (it.tagName === 'TEXTAREA' ? top + 40 : bottom) <= innerHeight + 1,
  }
})()`

/** What has the focus now. */
export const focusOf = (page: Page): Promise<Focus> => page.evaluate<Focus>(lookAtFocus)

/** Presses Tab until what is named has the focus; every stop on the way shows where one is. */
export async function tabTo(page: Page, name: string | RegExp): Promise<Focus> {
  const stops: string[] = []
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab')
    const focus = await focusOf(page)
    // Past the last stop the browser's own bar has it, and then the page begins again.
    if (focus.kind === 'body') continue
    assert.ok(focus.marked, `nothing shows that “${focus.name}” has the focus`)
    assert.ok(focus.inView, `“${focus.name}” has the focus out of sight`)
    if (typeof name === 'string' ? focus.name === name : name.test(focus.name)) return focus
    stops.push(focus.name)
  }
  throw new Error(`no stop is “${String(name)}”: ${stops.join(' | ')}`)
}

/** Tabs to what is named and presses Enter, which leads to another page. */
export async function goTo(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name)
  const arrived = page.waitForEvent('load')
  await page.keyboard.press('Enter')
  await arrived
}

/** Whether the page as it is now is no wider than a window of 320 pixels; the window is then as it was. */
export async function fitsNarrowly(page: Page): Promise<boolean> {
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 800 })
  const width = await page.evaluate<number>('document.documentElement.scrollWidth')
  if (size !== null) await page.setViewportSize(size)
  return width <= 320
}

/** The words of the page’s heading. */
export const heading = (page: Page): Promise<string> =>
  page.evaluate<string>(`document.querySelector('h1').lastChild.textContent.trim()`)
