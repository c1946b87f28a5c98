import { describe, test } from 'node:test'
import { asks, besides, columns, different, notYet, specified } from '#test/support/access-specification.ts'
import { assert } from '#test/support/assert.ts'
import type { Standing } from './actor.ts'
import { type Permission, permissions, type Reach } from './permissions.ts'

const reachOf = (permission: Permission, standing: Standing): Reach | null => {
  const reach: Partial<Record<Standing, Reach>> = permissions[permission].reach
  return reach[standing] ?? null
}
const keys = <Key extends string>(of: Partial<Record<Key, unknown>>) => Object.keys(of) as Key[]

describe('SEC-02 the table of who may do what is the specification’s, cell by cell', () => {
  for (const [row, cells] of specified)
    for (const [at, [column, standings]] of columns.entries()) {
      const cell = cells.split(' | ')[at]
      test(`SEC-02 ${row}: ${column}: ${cell}`, () => {
        assert.ok(cell !== undefined, 'the row has a cell for each column')
        const asked = asks[row]?.(cell, column)
        if (asked === undefined) {
          assert.ok(notYet[row], `${row} is asked of nothing`)
          return
        }
        const differing = keys(asked).flatMap((permission) =>
          standings
            .filter((standing) => reachOf(permission, standing) !== (asked[permission] ?? null))
            .map(
              (standing) =>
                `${permission} of ${standing} is ${reachOf(permission, standing)}, not ${asked[permission]}`,
            ),
        )
        if (different[`${row}: ${column}`] === undefined) assert.deepEqual(differing, [])
        else assert.ok(differing.length > 0, 'it is named as different and isn’t')
      })
    }

  test('SEC-02 every permission has its row, or says why it has none', () => {
    const asked = new Set(
      specified.flatMap(([row, cells]) => cells.split(' | ').flatMap((cell) => keys(asks[row]?.(cell, '') ?? {}))),
    )
    assert.deepEqual(
      keys(permissions).filter((permission) => !asked.has(permission) && besides[permission] === undefined),
      [],
    )
  })

  test('SEC-02 nobody but a core member has anything beside the table’s columns', () => {
    const named = new Set<Standing>(columns.flatMap(([, standings]) => standings))
    const others = keys(permissions).flatMap((permission) =>
      keys<Standing>(permissions[permission].reach)
        .filter((standing) => !named.has(standing) && standing !== 'core-member')
        .map((standing) => `${standing}: ${permission}`),
    )
    const everybodys: readonly Permission[] = ['use-waymark', 'see-actions', 'read-overview-copy']
    assert.deepEqual(
      others.filter((each) => !everybodys.some((own) => each.endsWith(`: ${own}`))),
      [],
    )
  })
})
