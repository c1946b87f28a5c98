import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { assert } from '#test/support/assert.ts'

const checkout = fileURLToPath(new URL('../..', import.meta.url))

/** The rooms as README.md draws them: a line each, two spaces a floor. */
function roomsOnTheMap(): readonly string[] {
  const map = /```\nsrc\/\n([^]*?)\n\S/.exec(readFileSync(join(checkout, 'README.md'), 'utf8'))?.[1] ?? ''
  const rooms: string[] = []
  let above = ''
  for (const line of map.split('\n')) {
    const [, indent = '', name] = /^( +)([a-z-]+)\/ +\S/.exec(line) ?? []
    if (name === undefined) continue
    if (indent.length === 2) above = name
    rooms.push(indent.length === 2 ? name : `${above}/${name}`)
  }
  return rooms
}

test('README.md names every room of src/ on a line of its own, and none that isn’t there', () => {
  const folders = globSync('src/**/*.*', { cwd: checkout }).map((file) => dirname(file).split('/').slice(1, 3))
  const rooms = new Set(
    folders.flatMap(([room, shelf]) => [room, shelf === undefined ? undefined : `${room ?? ''}/${shelf}`]),
  )
  rooms.delete(undefined)
  assert.deepEqual([...roomsOnTheMap()].toSorted(), [...rooms].toSorted())
})
