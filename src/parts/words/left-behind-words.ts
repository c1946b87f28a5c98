import type { LeftBehind } from '#records/staffing/left-behind.ts'
import { type OwnedKind, ownedKinds } from '#rules/staffing/left-behind.ts'
import { sayCount, sayList } from '#rules/words/say-names.ts'

const counted: Record<OwnedKind, readonly [one: string, several: string]> = {
  allocation: ['child allocated', 'children allocated'],
  conduct: ['child as solicitor', 'children as solicitor'],
  action: ['action to do', 'actions to do'],
  answers: ['action to answer for', 'actions to answer for'],
  'urgent-return': ['urgent return', 'urgent returns'],
  direction: ['direction to give', 'directions to give'],
  staffing: ['staffing issue', 'staffing issues'],
  role: ['post', 'posts'],
  cover: ['cover for somebody', 'covers for others'],
  seat: ['seat in a meeting', 'seats in a meeting'],
}

/** '3 children allocated, 2 actions to do and 1 seat in a meeting'. */
export const sayLeftBehind = (items: readonly LeftBehind[]): string =>
  sayList(
    ownedKinds.flatMap((kind) => {
      const many = items.filter(({ what }) => what === kind).length
      return many === 0 ? [] : [sayCount(many, ...counted[kind])]
    }),
  )
