import { button } from '#govuk/components/button.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import type { HeardBefore } from '#records/panels/panel-hearings.ts'
import type { PanelItem } from '#records/panels/panel-items.ts'
import { sayDecidedAs } from '#rules/access/power-words.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { businessWords } from '#rules/meeting/business.ts'
import { type PanelItemState, sayHowLong, sayUnheard } from '#rules/panels/panel-item.ts'
import { sayPanelDecision, thresholdWords } from '#rules/panels/panel-outcomes.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import { sayPounds } from '#rules/words/pounds.ts'
import { chairOf, nameFor } from '#rules/words/name-for.ts'
import type { WhereHeard } from '#records/panels/where-heard.ts'

/** What a panel was asked for, with its way so far and what this person may do. */
export type PanelItemModel = {
  readonly item: PanelItem
  readonly state: PanelItemState
  readonly where: WhereHeard
  readonly heard: readonly (HeardBefore & { readonly body: string })[]
  readonly mayPlan: boolean
  readonly mayAdmit: boolean
  /** Who has to admit requests, in words; null where nobody has. */
  readonly admitter: string | null
  readonly labels: Labels
  /** A child of the family can be added, who was forgotten. */
  readonly mayAdd: boolean
  readonly mayWithdraw: boolean
  readonly maySeeMeetings: boolean
  readonly maySeeFamily: boolean
  /** In this person's own next step: the item at the meeting that is held today. */
  readonly itemToday: string | null
  readonly today: Temporal.PlainDate
}

const stateWords: Record<Exclude<PanelItemState, 'withdrawn' | 'to-admit'>, string> = {
  asked: 'Waits; no meeting is planned yet',
  planned: 'On the agenda',
  waiting: capitalised(nameFor('decision.deferred', 'short')),
  heard: 'Heard',
}

export const panelItemPage = (model: PanelItemModel) => {
  const { item, maySeeFamily } = model
  const names = sayNames(item.children.map(({ name }) => name))
  return {
    title: `Asked of a panel: ${names}`,
    of: `${item.familyName} family, ${item.familyReference}`,
    place: 'meeting',
    back: { text: 'Panels', href: '/panels' },
    main: html`${pageHeading({
      heading: names,
      caption: `${businessWords[item.business]} · ${item.familyName} family, ${item.familyReference}`,
    })}
    ${definitionRows([
      { key: 'Where it stands', value: whereItStands(model) },
      { key: 'Asked for by', value: `${item.askedBy}, ${sayDate(item.askedOn)}` },
      { key: 'How long', value: sayHowLong(item, model.today) },
      ...(item.urgent ? [{ key: 'Urgency', value: 'Urgent' }] : []),
      { key: 'Why', value: html`<span class="waymark-as-written">${item.why}</span>` },
      ...(item.resource === null
        ? []
        : [
            {
              key: 'Costs',
              value: html`<a class="govuk-link" href="/resources/${item.resource.id}"
                >${sayPounds(item.resource.askedPence)}</a
              >`,
            },
          ]),
      ...howItEnded(model),
    ])}
    ${nextStep(model)} ${model.heard.map(hearing)}
    ${maySeeFamily && html`<p class="govuk-body waymark-not-printed"><a class="govuk-link" href="/families/${item.familyId}">The family’s record</a></p>`}`,
  }
}

function howItEnded({ item: { admission, withdrawnWhy, withdrawnBy }, labels }: PanelItemModel) {
  const by =
    admission === null ? '' : `${admission.by}, ${sayDecidedAs(admission.as, labels)}, ${sayDate(admission.on)}`
  if (admission?.admits === false)
    return [{ key: 'Turned down by', value: by }, ...row('Why it was turned down', withdrawnWhy ?? '')]
  return [
    ...(admission === null ? [] : [{ key: 'Admitted by', value: by }]),
    ...(withdrawnWhy === null ? [] : [{ key: 'Why withdrawn', value: `${withdrawnWhy} (${withdrawnBy ?? ''})` }]),
  ]
}

function whereItStands({ state, where, item, maySeeMeetings, admitter }: PanelItemModel): Html {
  if (item.withdrawnOn !== null) return html`${sayUnheard(item.admission)} ${sayDate(item.withdrawnOn)}`
  if (state === 'to-admit') return html`Waits for ${admitter ?? 'somebody'} to admit it (${where.body})`
  if (state === 'heard' || state === 'withdrawn') return html`${stateWords.heard}`
  if (where.on === null) return html`${stateWords.asked} (${where.body})`
  const when = maySeeMeetings
    ? html`<a class="govuk-link" href="/meetings/${where.address ?? ''}">${where.body}, ${sayDate(where.on)}</a>`
    : html`${where.body}, ${sayDate(where.on)}`
  return html`${stateWords[state]}: ${when}`
}

function nextStep({ itemToday, mayPlan, mayAdmit, mayAdd, mayWithdraw, item }: PanelItemModel): Html {
  const links = [
    ...(mayPlan ? [{ text: 'Plan it for another meeting', href: `/panels/${item.id}/plan` }] : []),
    ...(mayAdd ? [{ text: 'Add a child', href: `/panels/${item.id}/children` }] : []),
    ...(mayWithdraw ? [{ text: 'Withdraw it', href: `/panels/${item.id}/withdraw` }] : []),
  ]
  if (itemToday === null && !mayAdmit && links.length === 0) return nothing
  return html`<div class="govuk-button-group waymark-not-printed">
    ${mayAdmit && button({ text: 'Admit it or turn it down', href: `/panels/${item.id}/admit` })}
    ${itemToday !== null && button({ text: 'Record what is decided', href: itemToday })}
    ${links.map(({ text, href }) => html`<a class="govuk-link" href="${href}">${text}</a>`)}
  </div>`
}

const hearing = ({
  on,
  body,
  seriesId,
  documents,
  advice,
  advisedBy,
  threshold,
  outcomes,
  confirmed,
}: PanelItemModel['heard'][number]): Html =>
  html`<h2 class="govuk-heading-m">${body}, ${sayDate(on)}</h2>
    ${!confirmed && html`<p class="govuk-body-s">Awaiting the ${chairOf(seriesId)}.</p>`}
    ${definitionRows([
      ...outcomes.map(({ childName, outcome, reasons, deferredUntil }) => ({
        key: childName,
        value: html`<strong
            >${sayPanelDecision(outcome)}${deferredUntil !== null && ` until ${sayDate(deferredUntil)}`}</strong
          ><br /><span class="waymark-as-written">${reasons}</span>`,
      })),
      ...row('Documents considered', documents),
      ...row(advisedBy === '' ? 'Legal advice' : `Legal advice, ${advisedBy}`, advice),
      ...row('Threshold', threshold === null ? '' : thresholdWords[threshold]),
    ])}`

const row = (key: string, text: string) =>
  text === '' ? [] : [{ key, value: html`<span class="waymark-as-written">${text}</span>` }]
