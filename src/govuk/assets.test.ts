import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { assert } from '#test/support/assert.ts'
import { assetNames, assetPath, assetsFolder, assetsPrefix, fontNames } from './assets.ts'
import { builtAssets } from './styles/build.ts'

const committed = (name: string): Buffer => readFileSync(`${assetsFolder}/${name}`)

test('the style sheet, script and typeface that are served are those made from what is written here', async () => {
  for (const [name, bytes] of Object.entries(await builtAssets()))
    assert.ok(committed(name).equals(bytes), `${name}: run npm run styles`)
})

test('a first visit fetches at most 100 kB besides the page', () => {
  const bytes = assetNames.reduce((sum, name) => sum + gzipSync(committed(name)).length, 0)
  assert.ok(bytes < 70_000, `${bytes} bytes`)
})

test('the council’s pages carry no crown, no GDS Transport and nothing from elsewhere', () => {
  const css = committed('waymark.css').toString()
  assert.doesNotMatch(css, /GDS Transport|crown|@import|url\((?!data:|#|arimo-)/i)
  const fonts = [...css.matchAll(/url\((arimo-[^)]+)\)/g)].map(([, name]) => name)
  assert.deepEqual(fonts, fontNames)
})

test('an asset’s address changes with its content', () => {
  assert.match(assetPath('waymark.css'), /^\/assets\/[0-9a-f]{12}\/waymark\.css$/)
  assert.ok(assetPath('waymark.js').startsWith(assetsPrefix))
})
