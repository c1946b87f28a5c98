import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assert } from '#test/support/assert.ts'
import { brokenRules } from '#test/support/axe.ts'
import { openBrowser, openContext } from '#test/support/browser.ts'
import { assetsFolder, assetsPrefix } from './assets.ts'
import { contrast } from '#test/support/contrast.ts'
import { focusOf } from '#test/support/keyboard.ts'
import { gallery, type GalleryPage } from '#test/support/gallery-samples.ts'
import { typefaces, type Typeface } from '#test/support/typefaces.ts'
import { widthOfWords } from './clock-strip/word-width.ts'
import type { Html } from './html.ts'

const origin = 'http://northbrook.test'
const nonce = 'c29tZXRoaW5nIG9uY2U'
const policy = `default-src 'none'; script-src 'nonce-${nonce}'; font-src 'self'; style-src 'nonce-${nonce}'; img-src 'self'; form-action 'self'`
const types: Record<string, string> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

const typefaceNames: Record<Typeface, string> = {
  ours: 'our typeface',
  narrow: 'a narrow one',
  wide: 'a wide one',
}

const browser = await openBrowser()
/** Where scripts run, and where they don't; each test opens a page of its own and closes it. */
const contexts = {
  true: await openContext(browser, {}),
  false: await openContext(browser, { javaScriptEnabled: false }),
}

type Opening = { javaScriptEnabled?: boolean; typeface?: Typeface }

/** The page as it would arrive: its own assets and content security policy, nothing else on the network. */
async function opened(
  shown: GalleryPage,
  size: { width: number; height: number },
  { javaScriptEnabled = true, typeface = 'ours' }: Opening = {},
): Promise<{ page: Page; complaints: string[] }> {
  const page = await contexts[`${javaScriptEnabled}`].newPage()
  await page.setViewportSize(size)
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  const html: Html = shown.html(nonce)
  await page.route('**', (route) => {
    const { pathname, origin: asked } = new URL(route.request().url())
    if (asked !== origin) return route.abort()
    if (pathname === '/')
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': policy },
        body: html.toString(),
      })
    const name = pathname.replace(assetsPrefix, '')
    const body = typefaces[typeface](name) ?? readFileSync(`${assetsFolder}/${name}`)
    return route.fulfill({ contentType: types[pathname.split('.').at(-1) ?? ''] ?? '', body })
  })
  await page.goto(`${origin}/`)
  await page.evaluate('document.fonts.ready.then(() => null)')
  return { page, complaints }
}

for (const shown of gallery) {
  describe(`the gallery’s page “${shown.name}”`, () => {
    test('breaks no accessibility rule on a wide screen, and nothing inline is refused', async () => {
      const { page, complaints } = await opened(shown, { width: 1280, height: 1000 })
      assert.deepEqual(await brokenRules(page), [])
      assert.deepEqual(complaints, [])
      await page.close()
    })

    test('fits 320 pixels without scrolling sideways, and breaks no accessibility rule there', async () => {
      const { page } = await opened(shown, { width: 320, height: 800 })
      assert.deepEqual(await widthsOf(page), [320, 320])
      assert.deepEqual(await brokenRules(page), [])
      await page.close()
    })

    for (const typeface of ['narrow', 'wide'] as const) {
      test(`holds its words in tables, buttons and everywhere else in a ${typeface} typeface, however wide the page`, async () => {
        const { page } = await opened(shown, { width: 1280, height: 1000 }, { typeface })
        for (const width of [1280, 760, 320]) {
          await page.setViewportSize({ width, height: 1000 })
          assert.deepEqual(await widthsOf(page), [width, width])
          assert.deepEqual(await overflowing(page), [], `${width} pixels wide`)
        }
        await page.close()
      })
    }

    test('prints with its marking and who printed it, without menu or buttons', async () => {
      const { page } = await opened(shown, { width: 800, height: 1000 })
      await page.emulateMedia({ media: 'print' })
      assert.equal(await page.getByText('Printed by Hannah Lowe').isVisible(), true)
      assert.equal(await page.getByRole('navigation').count(), 0, 'nor is a menu')
      assert.equal(await page.getByRole('button').count(), 0, 'a button is of no use on paper')
      await page.close()
    })
  })
}

const withChair = 'Legal Tracking Meeting, Monday 23 November 2026'

test('what stands at a heading’s side is printed, what can only be pressed isn’t', async () => {
  for (const shown of gallery) {
    const { page } = await opened(shown, { width: 800, height: 1000 })
    await page.emulateMedia({ media: 'print' })
    const aside = page.locator('.waymark-heading__aside')
    const printed = (await aside.count()) === 0 ? '' : await aside.innerText()
    assert.equal(
      printed.trim(),
      shown.name === withChair ? 'Chair: Robert Quayle Present · 6 of 7 core members' : '',
      shown.name,
    )
    await page.close()
  }
  assert.ok(gallery.some(({ name }) => name === withChair))
})

/** How wide the page is, and how wide the window. */
const widthsOf = (page: Page): Promise<unknown> =>
  page.evaluate('[document.documentElement.scrollWidth, document.documentElement.clientWidth]')

/** The words that stick out of what they stand in; those that are only heard stand nowhere. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const onlyHeard = (element) => element.closest('.govuk-visually-hidden') !== null || (element.closest('.waymark-strip__written, thead')?.offsetWidth ?? 2) <= 1
    const wordsIn = (element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '')
    const sticksOut = (words, box) => {
      const range = document.createRange()
      range.selectNodeContents(words)
      const [inner, outer] = [range.getBoundingClientRect(), box.getBoundingClientRect()]
      return inner.width > 0 && (inner.left < outer.left - 1 || inner.right > outer.right + 1)
    }
    return [...document.querySelectorAll('.govuk-button, .govuk-tag, th, td, th *, td *, dt, dd, h1, h2, label, legend')]
      .filter((element) => element.checkVisibility() && !onlyHeard(element) && !element.closest('svg'))
      .flatMap((element) => wordsIn(element).filter((words) => sticksOut(words, element.closest('.govuk-button, .govuk-tag, th, td') ?? element)))
      .map((words) => words.data.trim())
  })()`)

describe('the clock strip’s words', () => {
  const strips = gallery.filter(({ name }) => name === 'Adeyemi family' || name === 'Tracker')
  for (const typeface of ['ours', 'narrow', 'wide'] as const) {
    test(`are 14 pixels or more and touch nowhere in ${typefaceNames[typeface]}, however wide the page`, async () => {
      for (const shown of strips) {
        const { page } = await opened(shown, { width: 1280, height: 800 }, { typeface })
        for (const width of [1280, 1024, 900, 760, 480]) {
          await page.setViewportSize({ width, height: 800 })
          const texts = await wordsOfStrips(page)
          assert.ok(texts.length > 0 || width < 610, `${shown.name} shows no strip`)
          assert.deepEqual(small(texts), [], `${width} pixels wide`)
          assert.deepEqual(touching(texts), [], `${width} pixels wide`)
        }
        await page.close()
      }
    })
  }

  test('have as much room as the widest typeface needs, letter by letter', async () => {
    for (const typeface of ['ours', 'wide'] as const) {
      const { page } = await opened(strips[0] ?? assert.fail(), { width: 1280, height: 800 }, { typeface })
      for (const [size, weight] of [
        [16, 'regular'],
        [18, 'bold'],
      ] as const) {
        const wider = (await widthsOfLetters(page, size, weight)).filter(
          ({ letter, width }) => width > widthOfWords(letter, size, weight),
        )
        assert.deepEqual(wider, [], `${typeface}, ${weight}`)
      }
      await page.close()
    }
  })

  test('are a list where there is no room for a picture', async () => {
    const family = gallery.find(({ name }) => name === 'Adeyemi family')
    assert.ok(family)
    const { page } = await opened(family, { width: 320, height: 800 })
    assert.equal(await page.locator('.waymark-strip svg:visible').count(), 0)
    assert.equal(await page.getByText('Midpoint held 5 Oct, on time.').last().isVisible(), true)
    await page.close()
  })
})

/** What in a strip stands on what, each by its class and how it is painted; nothing is the page. */
const standsOn: readonly (readonly [part: string, on: string])[] = [
  ['ahead stroke', ''],
  ['closed stroke', ''],
  ['hatch stroke', 'closed fill'],
  ['behind fill', 'ahead fill'],
  ['overdue fill', 'stripe stroke'],
  ['stripe stroke', 'overdue fill'],
  ['mark--late fill', 'mark--late stroke'],
  ['mark--late stroke', 'behind fill'],
  ['mark--late fill', 'exclamation stroke'],
  ['tick stroke', 'mark fill'],
  ['mark stroke', 'mark fill'],
  ...[
    'wall stroke',
    'today stroke',
    'today--late stroke',
    'birth stroke',
    'icon stroke',
    'solid fill',
    'week stroke',
  ].map((part) => [part, ''] as const),
]

const paintOf = (page: Page, part: string): Promise<string> =>
  page.evaluate<string>(`(() => {
    const [name, property] = ${JSON.stringify(part)}.split(' ')
    if (name === '') return getComputedStyle(Object.assign(document.body.appendChild(document.createElement('i')), { style: 'color: canvas' })).color
    return getComputedStyle(document.querySelector('.waymark-strip__' + name))[property]
  })()`)

/** Every colour that strips and their legend are painted in where a person chose their own, but for the text’s and its ground. */
const otherColours = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const probe = document.body.appendChild(document.createElement('i'))
    const system = ['canvas', 'canvastext'].map((name) => { probe.style.color = name; return getComputedStyle(probe).color })
    return [...document.querySelectorAll('.waymark-strip svg *, .waymark-strip-legend svg *')]
      .filter((element) => ['path', 'rect', 'circle', 'line', 'text'].includes(element.tagName))
      .flatMap((element) => ['fill', 'stroke'].map((property) => [element.getAttribute('class') + ' ' + property, getComputedStyle(element)[property]]))
      .filter(([, colour]) => !system.includes(colour) && !/^(none|url)/.test(colour))
      .map((found) => found.join(' '))
  })()`)

describe('the clock strip’s parts', () => {
  const family = gallery.find(({ name }) => name === 'Adeyemi family')
  const chosen = { forcedColors: 'active' } as const
  for (const [colours, media] of [
    ['ours', {}],
    ['a person’s own, dark on light', { ...chosen, colorScheme: 'light' }],
    ['a person’s own, light on dark', { ...chosen, colorScheme: 'dark' }],
  ] as const)
    test(`are told apart at three to one or better in colours that are ${colours}`, async () => {
      const { page } = await opened(family ?? assert.fail(), { width: 1280, height: 1000 })
      await page.emulateMedia(media)
      const low: string[] = []
      for (const [part, on] of standsOn) {
        const ratio = contrast(await paintOf(page, part), await paintOf(page, on))
        if (ratio < 3) low.push(`${part} on ${on || 'the page'}: ${ratio.toFixed(1)}`)
      }
      assert.deepEqual(low, [])
      if ('forcedColors' in media) assert.deepEqual(await otherColours(page), [])
      await page.close()
    })

  test('are told apart without colour: what is overdue and what only an extension opens are striped, each its own way', async () => {
    const { page } = await opened(family ?? assert.fail(), { width: 1280, height: 1000 })
    const striped = await page.evaluate<string[]>(
      `[...new Set([...document.querySelectorAll('[id^="cara-wide"]')].map((pattern) => pattern.getAttribute('patternTransform')))]`,
    )
    assert.deepEqual(striped, ['rotate(45)', 'rotate(-45)'])
    await page.close()
  })
})

/** The colour that a part of the hour’s bar is filled with, or its outline. */
const hourPaint = (page: Page, part: string, property: 'fill' | 'stroke'): Promise<string> =>
  page.evaluate<string>(`getComputedStyle(document.querySelector('.waymark-hour__${part}')).${property}`)

describe('the parts of a meeting’s hour', () => {
  const shown = gallery.find(({ name }) => name === withChair)

  test('stand out from the page and from each other at three to one or better', async () => {
    const { page } = await opened(shown ?? assert.fail(), { width: 1280, height: 1000 })
    const [spare, outline, planned, gone] = await Promise.all([
      hourPaint(page, 'spare', 'fill'),
      hourPaint(page, 'spare', 'stroke'),
      hourPaint(page, 'planned', 'fill'),
      hourPaint(page, 'gone', 'fill'),
    ])
    const white = 'rgb(255, 255, 255)'
    for (const [one, other] of [
      [outline, white],
      [outline, spare],
      [planned, white],
      [planned, spare],
      [gone, planned],
      [await hourPaint(page, 'end', 'fill'), planned],
      [await hourPaint(page, 'now', 'fill'), planned],
    ] as const)
      assert.ok(contrast(one, other) >= 3, `${one} on ${other}: ${contrast(one, other).toFixed(1)}`)
    await page.close()
  })

  test('are told apart by their form where a person chose their own colours', async () => {
    const { page } = await opened(shown ?? assert.fail(), { width: 1280, height: 1000 })
    await page.emulateMedia({ forcedColors: 'active' })
    const heights = await page.evaluate<number[]>(
      `['spare', 'planned', 'gone', 'now'].map((part) => Math.round(document.querySelector('.waymark-hour__' + part).getBoundingClientRect().height))`,
    )
    assert.deepEqual([...new Set(heights)].length, 3, heights.join(', '))
    assert.ok(contrast(await hourPaint(page, 'gone', 'fill'), await hourPaint(page, 'spare', 'fill')) >= 3)
    await page.close()
  })
})

test('in colours that are a person’s own the keyboard’s place is marked on each kind of control', async () => {
  const kinds = new Set<string>()
  const unmarked: string[] = []
  for (const shown of gallery) {
    const { page } = await opened(shown, { width: 1280, height: 1000 })
    await page.emulateMedia({ forcedColors: 'active' })
    for (;;) {
      await page.keyboard.press('Tab')
      const { kind, type, name, marked } = await focusOf(page)
      if (kind === 'body') break
      kinds.add(kind === 'input' ? type : kind)
      if (!marked) unmarked.push(`${kind} ${type} “${name}”`)
    }
    await page.close()
  }
  assert.deepEqual(unmarked, [])
  for (const kind of ['a', 'button', 'text', 'radio', 'checkbox', 'select', 'textarea', 'summary', 'file'])
    assert.ok(kinds.has(kind), `no ${kind} among ${[...kinds].join(', ')}`)
})

type Box = { text: string; size: number; left: number; right: number; top: number; bottom: number }

const wordsOfStrips = (page: Page): Promise<Box[]> =>
  page.evaluate<Box[]>(`[...document.querySelectorAll('.waymark-strip__picture:not(.waymark-strip--scale *) text')]
    .filter((element) => element.checkVisibility())
    .map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      return { text: element.textContent, size: parseFloat(getComputedStyle(element).fontSize), left, right, top, bottom }
    })`)

const small = (texts: readonly Box[]): readonly Box[] => texts.filter(({ size }) => size < 14)

const touching = (texts: readonly Box[]): readonly string[][] =>
  texts.flatMap((one, at) =>
    texts
      .slice(at + 1)
      .filter((other) => touch(one, other))
      .map((other) => [one.text, other.text]),
  )

/** Every letter that a keyboard here types, measured twenty at a time so that no fraction is lost. */
const widthsOfLetters = (page: Page, size: number, weight: 'regular' | 'bold') =>
  page.evaluate<{ letter: string; width: number }[]>(`(() => {
    const pen = document.createElement('canvas').getContext('2d')
    pen.font = '${weight === 'bold' ? 700 : 400} ${size}px Arimo'
    return Array.from({ length: 95 }, (_, code) => String.fromCharCode(32 + code))
      .concat(...'’‘“”–·…áéŁłŵ')
      .map((letter) => ({ letter, width: pen.measureText(letter.repeat(20)).width / 20 }))
  })()`)

/** Lines stand close: boxes of letters may share two pixels of empty height. */
const touch = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom - 2 && other.top < one.bottom - 2

describe('a narrow screen', () => {
  const narrow = { width: 320, height: 800 }
  const [first] = gallery
  assert.ok(first)

  test('folds the menu under a button', async () => {
    const { page } = await opened(first, narrow)
    const place = page.getByRole('link', { name: 'Tracker' })
    assert.equal(await place.isVisible(), false)
    await page.getByRole('button', { name: 'Menu' }).click()
    assert.equal(await place.isVisible(), true)
    await page.close()
  })

  test('shows the whole menu where scripts don’t run', async () => {
    const { page } = await opened(first, narrow, { javaScriptEnabled: false })
    assert.equal(await page.getByRole('link', { name: 'Tracker' }).isVisible(), true)
    await page.close()
  })
})

test('an answer reveals its further questions, with scripts and without', async () => {
  const form = gallery.find(({ name }) => name === 'Record the final review')
  assert.ok(form)
  for (const scripts of [true, false]) {
    const { page } = await opened(form, { width: 1280, height: 1000 }, { javaScriptEnabled: scripts })
    const further = page.getByLabel('What is exceptional, and what will be different?')
    assert.equal(await further.isVisible(), true)
    await page.getByLabel('Initiate proceedings').check()
    assert.equal(await further.isVisible(), false)
    await page.getByLabel('Recommend an extension').check()
    assert.equal(await further.isVisible(), true)
    await page.close()
  }
})
