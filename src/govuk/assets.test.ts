import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { assetNames, assetPath, assetsFolder, assetsPrefix } from './assets.ts'
import { builtAssets } from './styles/build.ts'

const committed = (name: string): string => readFileSync(`${assetsFolder}/${name}`, 'utf8')

test('the style sheet and script that are served are those made from what is written here', () => {
  for (const [name, text] of Object.entries(builtAssets()))
    assert.ok(committed(name) === text, `${name}: run npm run styles`)
})

test('a first visit fetches at most 100 kB besides the page', () => {
  const bytes = assetNames.reduce((sum, name) => sum + gzipSync(committed(name)).length, 0)
  assert.ok(bytes < 60_000, `${bytes} bytes`)
})

test('the council’s pages carry no crown, no GDS Transport and nothing from elsewhere', () => {
  const css = committed('waymark.css')
  assert.doesNotMatch(css, /GDS Transport|crown|@font-face|@import|url\((?!data:|#)/i)
})

test('an asset’s address changes with its content', () => {
  assert.match(assetPath('waymark.css'), /^\/assets\/[0-9a-f]{12}\/waymark\.css$/)
  assert.ok(assetPath('waymark.js').startsWith(assetsPrefix))
})
