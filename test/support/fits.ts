import type { CDPSession, Page } from 'playwright-core'

/** How a page stands in its window: how wide it is, which of what is pressed is too small, and where the eye goes on otherwise than Tab. */
export type Standing = { readonly width: number; readonly small: readonly string[]; readonly jumps: readonly string[] }

const seen = `
  const isHeard = (element) => {
    if (element.closest('.govuk-visually-hidden, .govuk-skip-link:not(:focus)') !== null) return true
    for (let around = element; around !== null; around = around.parentElement)
      if (around.offsetWidth <= 1 && getComputedStyle(around).overflow === 'hidden') return true
    return (element.closest('thead')?.offsetWidth ?? 2) <= 1
  }
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && !isHeard(element)
  const wide = (element) => element.getBoundingClientRect().width > 1
  const called = (element) => (element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent).replaceAll(/\\s+/g, ' ').trim().slice(0, 50)
  const pressed = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter((element) => isSeen(element) && wide(element))`

/**
 * WCAG 2.5.8: 24 pixels each way, or so far from anything else that a circle of 24 pixels around its middle touches nothing; a link in a
 * sentence is as high as its line.
 */
const small = `
  const middle = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
  const isInSentence = (element) => {
    if (getComputedStyle(element).display !== 'inline') return false
    let around = element.parentElement
    while (getComputedStyle(around).display.startsWith('inline')) around = around.parentElement
    const rest = around.cloneNode(true)
    for (const other of rest.querySelectorAll('a, button, .govuk-visually-hidden')) other.remove()
    return /[\\p{L}\\p{N}]{2}/u.test(rest.textContent)
  }
  const boxes = pressed.map((element) => ({ element, box: element.getBoundingClientRect(), lines: [...element.getClientRects()] }))
  const isSmall = ({ box }) => box.width < 23.5 || box.height < 23.5
  const small = boxes.filter(isSmall).filter(({ element }) => !isInSentence(element))
  const isNear = ([x, y], { left, right, top, bottom }) => Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) < 11.5
  const isCrowded = (one) => boxes.some((other) =>
    other !== one && !one.element.contains(other.element) && !other.element.contains(one.element) &&
    (other.lines.some((line) => isNear(middle(one.box), line)) ||
      (small.includes(other) && Math.hypot(middle(one.box)[0] - middle(other.box)[0], middle(one.box)[1] - middle(other.box)[1]) < 23.5)))`

/** WCAG 1.3.2 and 2.4.3: nothing that comes later stands above, or at the left of, what comes before it. */
const jumps = `
  const stops = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, h1, h2, h3, legend, p, caption, dt')]
    .filter((element) => isSeen(element) && wide(element) && !element.closest('svg'))
  const goesBack = (one, other) => {
    const [before, after] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
    if (one.contains(other)) return false
    if (after.bottom <= before.top + 2) return after.left < before.right - 2
    return after.right <= before.left + 2 && after.top < before.bottom - 6 && before.top < after.bottom - 6
  }
  const jumps = stops.slice(1).flatMap((other, at) => goesBack(stops[at], other) ? [called(stops[at]) + ' → ' + called(other)] : [])`

/** How the page stands in the window as it is. */
export const standing = (page: Page): Promise<Standing> =>
  page.evaluate<Standing>(`(() => { ${seen} ${small} ${jumps}
    return { width: document.documentElement.scrollWidth, small: small.filter(isCrowded).map(({ element }) => called(element)), jumps }
  })()`)

/** Words that lie over others, or are cut off where they stand. */
export const coveredOrCut = (page: Page): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(`(() => { ${seen}
    const say = (text) => text.replaceAll(/\\s+/g, ' ').trim().slice(0, 50)
    const lines = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { parentElement: around, data } = walker.currentNode
      if (data.trim() === '' || !isSeen(around) || around.closest('option, textarea, script')) continue
      const range = document.createRange()
      range.selectNodeContents(walker.currentNode)
      for (const box of range.getClientRects()) if (box.width > 1) lines.push({ around, text: say(data), box })
    }
    lines.sort((one, other) => one.box.top - other.box.top)
    const covered = []
    lines.forEach((one, at) => {
      for (const other of lines.slice(at + 1)) {
        if (other.box.top > one.box.bottom - 5) break
        const [least, most] = [Math.max(one.box.left, other.box.left), Math.min(one.box.right, other.box.right)]
        if (most - least > 2 && Math.min(one.box.bottom, other.box.bottom) - other.box.top > 5) covered.push(one.text + ' over ' + other.text)
      }
    })
    const cuts = (element) => {
      const { overflowX, overflowY } = getComputedStyle(element)
      return (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) || (overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1)
    }
    const holds = (element) => element.clientHeight + 1 >= parseFloat(getComputedStyle(element).fontSize) * 1.15
    const boxes = [...document.querySelectorAll('main *, header *, footer *')].filter((element) => isSeen(element) && wide(element) && !element.closest('svg, textarea, option'))
    const cut = boxes.filter((element) => element.matches('input:not([type=radio], [type=checkbox]), select') ? !holds(element) : element.matches('input') ? false : cuts(element))
    return [...new Set([...covered, ...cut.map((element) => 'cut: ' + (called(element) || element.className))])]
  })()`)

/** What sets a page's letters, for as long as it is connected. */
const setters = new WeakMap<Page, CDPSession>()

/** Letters of this size in pixels where a page says nothing else, as somebody sets them in the browser: 16 is usual. What is open is loaded anew. */
export async function setLetters(page: Page, size: number): Promise<void> {
  const devtools = setters.get(page) ?? (await page.context().newCDPSession(page))
  setters.set(page, devtools)
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } })
  await page.reload()
}

/** Lines, words and letters as far apart as WCAG 1.4.12 lets a person set them. */
export const spreadLetters = (page: Page): Promise<unknown> =>
  page.evaluate(`(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }')
    document.adoptedStyleSheets = [sheet]
  })()`)

/** A sheet of A4 between its margins, in pixels as paper counts them: upright, and turned for a table of many columns. */
const sheet = { upright: 688, turned: 1017 }

/** How much wider than its sheet the page would be on paper, in pixels; 0 where nothing is lost at the edge but the part of one. */
export async function wasted(page: Page): Promise<number> {
  const turned = (await page.locator('.waymark-sheet').count()) > 0
  const width = turned ? sheet.turned : sheet.upright
  const before = page.viewportSize()
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ media: 'print' })
  const found = await page.evaluate<number>('document.documentElement.scrollWidth')
  await page.emulateMedia({ media: 'screen' })
  if (before !== null) await page.setViewportSize(before)
  return found - width > 1 ? found - width : 0
}
