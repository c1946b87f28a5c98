import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { PanelBusiness } from '#rules/panels/panel-outcomes.ts'
import { sayNames } from '#rules/words/say-names.ts'
import { type AgendaItem, keyOf, placeOf } from './agenda-items.ts'
import type { AgendaMinutes } from './agenda-settings.ts'

/** What a panel was asked for, of the children whom the meeting takes. */
export type PanelItemForAgenda = {
  readonly panelItemId: number
  readonly business: PanelBusiness
  readonly familyId: number
  readonly familyName: string
  readonly children: readonly { readonly childId: number; readonly name: string }[]
  readonly urgent: boolean
  readonly askedOn: PlainDate
  readonly askedBy: string
  readonly waited: string
}

/** The items a panel takes, what is urgent first, then as long as each has waited (PP-01, TM-03). */
export const panelsOnAgenda = (items: readonly PanelItemForAgenda[], minutes: AgendaMinutes): readonly AgendaItem[] =>
  items.map((item) => {
    const subject = { kind: 'panel-item', panelItemId: item.panelItemId } as const
    const childIds = item.children.map(({ childId }) => childId)
    const words = `${item.urgent ? 'urgent, ' : ''}${item.waited}`
    return {
      key: keyOf(subject),
      section: item.business,
      subject,
      familyId: item.familyId,
      childIds,
      dueChildIds: [],
      brings: [{ childIds, words }],
      reviewKind: null,
      title: item.familyName,
      reason: `${sayNames(item.children.map(({ name }) => name))}: ${words}`,
      detail: `Asked for by ${item.askedBy}, ${sayDate(item.askedOn)}`,
      asked: [],
      minutes: minutes.panel,
      sortsAs: placeOf(item.urgent ? 0 : 1, item.askedOn, item.familyName),
    }
  })
