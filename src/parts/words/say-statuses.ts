import type { KeptChild } from '#records/families/children.ts'
import { planNames } from '#rules/pre-proceedings/clock-words.ts'

/** 'child protection plan · looked after', 'unborn': what a child has now; '' when nothing is recorded. */
export function sayStatuses(child: KeptChild): string {
  const words = [
    child.unborn && 'unborn',
    child.childProtection && planNames['child-protection'],
    child.childInNeed && planNames['child-in-need'],
    child.lookedAfter && 'looked after',
    child.legalStatus,
  ]
  return words.filter((word) => word !== false && word !== null && word !== '').join(' · ')
}
