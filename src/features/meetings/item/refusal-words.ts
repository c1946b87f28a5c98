import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { whoCan } from '#rules/access/role-words.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import type { ConfirmRefusal, CorrectRefusal, RecordRefusal } from '#rules/meeting/decide-item.ts'
import type { PanelProblem } from '#features/meetings/panel/panel-problem.ts'
import type { ReviewRefusal } from '#rules/meeting/decide-review.ts'

/** Why an item couldn't be recorded, besides what the rules on reviews say. */
export type ItemRefusal = RecordRefusal | CorrectRefusal | ReviewRefusal | 'extension-decided' | 'new-episode-began'

/** Why it couldn't be recorded who came. */
export type AttendanceRefusal =
  'meeting-not-yet-held' | 'meeting-cancelled' | 'decisions-recorded' | 'decided-with-adviser'

type Refusal =
  ItemRefusal | ConfirmRefusal | Exclude<PanelProblem, 'changed-by-someone-else'> | AttendanceRefusal | 'meeting-ended'

/** What a meeting lacks that decides with a legal adviser, where its chair or deputy is present. (M2) */
export const noLegalAdviser = 'No legal adviser is recorded present, and this meeting decides with one.'

/** A lawful refusal in a sentence that names the rule and says who can, or what to do. */
export const sayRefusal = (because: Refusal, labels: Labels): string => wordsWith(labels)[because]

/** Why what was decided keeps who came as they were. */
const whoCameStands: Record<'decisions-recorded' | 'decided-with-adviser', string> = {
  'decisions-recorded': `Decisions of this meeting are already recorded as those of the ${nameFor('role.chair', 'short')} or of the deputy acting as ${nameFor('role.chair', 'short')}, so who decided can’t change. Take the decisions back first, or ask the ${nameFor('role.chair', 'short')} to correct the items that are confirmed.`,
  'decided-with-adviser': `Decisions of this meeting are recorded, and they need a legal adviser present, so one stays recorded present. Take the decisions back first, or ask the ${nameFor('role.chair', 'short')} to correct the items that are confirmed.`,
}

/** What the table of powers sends to the panel. (SET-07) */
const isForThePanel = {
  'for-the-panel': `Issuing, or stepping down, isn’t decided at this meeting: it goes to the panel. ${capitalised(nameFor('outcome.seek-panel-decision'))} instead.`,
} as const

/** Why an item isn't confirmed or corrected as it stands. */
const whereItStands = {
  'not-recorded': `Nothing is recorded on this item yet. Record it first, then the ${nameFor('role.chair', 'short')} can confirm it.`,
  'already-confirmed': 'This item is confirmed already.',
  'not-confirmed': 'This item isn’t confirmed yet: it can simply be written again.',
} as const

/** Why what a panel decided can't enter a child's record: somebody recorded otherwise meanwhile. */
const withoutEffect = {
  'took-effect':
    'What was decided here is in the child’s record already, so the decision stays: correct it on the family’s page, with its reason.',
  'no-longer-asked':
    'Nothing is to be decided here any more: what was asked for was withdrawn, waits to be admitted, or was decided meanwhile. What was said can be recorded without a decision.',
  'not-followed':
    'This child’s record is closed, so nothing starts for them. Record it without a decision for this child.',
  'already-open': `${capitalised(nameFor('stage.pre-proceedings'))} ${verbFor('stage.pre-proceedings', 'are', 'is')} open for this child already, and can’t start again. Record another decision, or none, for this child.`,
  'before-the-last-ended': `This child’s last ${nameFor('stage.pre-proceedings')} ended after this meeting: nothing can start with it. Check the dates on the family’s page.`,
  'expected-date-missing': 'Enter the expected date of birth first, in the child’s details.',
  'unborn-with-a-birth-date': 'Record this child’s birth first, on the family’s page.',
  'not-yet-decided': 'A decision counts from the day of the meeting, which is still to come.',
  'emergency-needs-name-and-reason': 'Write who decided and why it could not wait.',
  'reason-missing': `${capitalised(nameFor('stage.pre-proceedings'))} ${verbFor('stage.pre-proceedings', 'have', 'has')} ended for this child meanwhile: record again why it is issued without.`,
  'not-in-pre-proceedings': `This child isn’t in ${nameFor('stage.pre-proceedings')} any more, so there is nothing to step down from. Record another decision, or none.`,
  'in-a-case': 'This child is in a case at court already, so proceedings aren’t issued again.',
  'asked-for-it': `You asked for this resource, and who asks doesn’t also agree it: the deputy, where the deputy acted as ${nameFor('role.chair', 'short')}, or another ${nameFor('role.chair', 'short')} confirms it.`,
} satisfies Partial<Record<PanelProblem, string>>

const wordsWith = (labels: Labels): Record<Refusal, string> => ({
  'meeting-not-yet-held': 'A meeting is recorded from its own day on. Until then its agenda can be read and added to.',
  'meeting-cancelled': 'This meeting isn’t held. Its reviews are placed on other meetings; record them there.',
  'meeting-ended': 'This meeting has ended. Add the issue to the next one.',
  ...whoCameStands,
  ...isForThePanel,
  'item-confirmed': `The ${nameFor('role.chair', 'short')} has confirmed this item, so it is locked. The ${nameFor('role.chair', 'short')}, or the deputy who acted as ${nameFor('role.chair', 'short')}, can correct it with a reason.`,
  'nobody-to-decide': `A decision needs the ${nameFor('role.chair', 'short')}, or the deputy acting as ${nameFor('role.chair', 'short')}, recorded present. Record who came first; ${whoCan('record-item', labels)} can.`,
  'no-legal-adviser': `A decision of this meeting needs a legal adviser recorded present. Record who came first; ${whoCan('record-item', labels)} can. What was said, and actions, can be recorded without.`,
  'not-the-chair': `Only the ${nameFor('role.chair', 'short')} of the meeting, or the deputy where the deputy acted as ${nameFor('role.chair', 'short')}, confirms or corrects an item.`,
  'deputy-did-not-act': `The ${nameFor('role.chair', 'short')} was present at this meeting, so the deputy didn’t act in it. The ${nameFor('role.chair', 'short')} confirms and corrects its items.`,
  ...whereItStands,
  'episode-ended': `${capitalised(nameFor('stage.pre-proceedings'))} ${verbFor('stage.pre-proceedings', 'have', 'has')} ended for this child, so no review can be recorded. The record is on the family’s page.`,
  'is-18':
    'This child was 18 by the day of this meeting, so nothing is decided for them at it. Record that they turned 18 on the family’s page, or check the date of birth.',
  'already-reviewed': `The ${nameFor('review.midpoint')} of this child is recorded at another meeting; there is one ${nameFor('review.midpoint', 'short')}.`,
  'final-already-held': `${capitalised(nameFor('review.final', 'a'))} of this child is already held, so there is no ${nameFor('review.midpoint', 'short')} any more.`,
  'before-the-decision': `This meeting is earlier than the decision to start ${nameFor('stage.pre-proceedings')} for this child. Check the date of the decision on the family’s page.`,
  'before-an-earlier-review':
    'A later review of this child is already recorded. A review is recorded in the order in which they were held.',
  'considerations-missing': 'A final decision can’t be recorded until every consideration is written.',
  'exceptional-circumstances-missing':
    'An extension is recommended only for exceptional circumstances: write what they are, and what will be different.',
  'return-without-reason': 'An urgent return needs its reason: write why the child goes back to the panel.',
  'return-without-owner': 'An urgent return needs somebody who takes it to the panel: choose who.',
  'early-without-a-reason': `${capitalised(nameFor('review.midpoint', 'a short'))} before the 28th day needs a reason.`,
  'not-past-the-present-limit': 'The new date must be later than the present one.',
  'past-the-16-week-maximum': 'The new date must be no later than the 16-week maximum.',
  'extension-decided':
    'The extension recommended here has been decided on, so the recommendation stays as it is. A new one can be made at the next meeting.',
  ...withoutEffect,
  'new-episode-began': `This child has come back into ${nameFor('stage.pre-proceedings')} since, so the outcome recorded here can’t be taken back.`,
})

/** Stands above a form that the rules refused: everything typed is in it still, or stands in `more`. */
export const refusedNotice = (sentence: string, more: Html = nothing): Html =>
  html`<div class="govuk-error-summary" data-module="govuk-error-summary" role="alert" tabindex="-1">
    <h2 class="govuk-error-summary__title">This isn’t saved</h2>
    <p class="govuk-body">${sentence}</p>
    ${more}
  </div>`
