import { sayHolders, type HolderWords } from '#rules/access/power-words.ts'
import { sayPounds } from '#rules/words/pounds.ts'
import { sayList } from '#rules/words/say-names.ts'
import type { LimitStep, WhoAgrees } from './who-agrees.ts'

type Words = {
  readonly labels: HolderWords['labels']
  /** What the panel that takes resources is called; null where none does. */
  readonly panel: string | null
}

/** 'the service manager of the child’s own area', 'the Resource Panel'; 'nobody' where nobody may. (PP-07) */
export function sayWhoAgrees(who: WhoAgrees, { labels, panel }: Words): string {
  if (who.is === 'panel') return panel ?? 'the panel'
  if (who.is === 'nobody') return 'nobody'
  const holders = who.rows.map(({ holder }) => holder)
  return sayHolders(holders, { does: 'resources', labels, names: new Map() })
}

/** 'Up to £2,500 the service manager of the child’s own area agrees it, …, and whatever costs more Resource Panel.' (PP-07) */
export function sayLimits(steps: readonly LimitStep[], words: Words): string {
  const each = steps.map(({ upTo, who }) => {
    const amount =
      upTo === null ? (steps.length === 1 ? 'whatever it costs' : 'above that') : `up to ${sayPounds(upTo)}`
    return `${amount} to ${sayWhoAgrees(who, words)}`
  })
  return `It goes by what it costs: ${sayList(each)}.`
}
