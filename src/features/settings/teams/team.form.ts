import { z } from 'zod'
import { neededName, idOrNull, neededId } from '#parts/forms/read-form.ts'
import type { TeamDetails } from '#records/people/organisation.ts'

export type TypedTeam = { readonly name: string; readonly serviceId: string; readonly seriesId: string }
type Place = { readonly id: number; readonly name: string }
export type TeamChoices = { readonly services: readonly Place[]; readonly series: readonly Place[] }

export const serviceForm = z.object({ name: neededName('Enter the service’s name') })

export const teamForm = z.object({
  name: neededName('Enter the team’s name'),
  serviceId: neededId('Choose the service it sits in'),
  seriesId: idOrNull,
})

export const typedTeam = (form: { text(name: string): string }): TypedTeam => ({
  name: form.text('name'),
  serviceId: form.text('serviceId'),
  seriesId: form.text('seriesId'),
})

export const teamAsTyped = (team: TeamDetails): TypedTeam => ({
  name: team.name,
  serviceId: String(team.serviceId),
  seriesId: team.seriesId === null ? '' : String(team.seriesId),
})

/** A new team; it belongs to the meeting there is, where there is only one. */
export const newTeam = ({ series }: TeamChoices): TypedTeam => ({
  name: '',
  serviceId: '',
  seriesId: series.length === 1 && series[0] !== undefined ? String(series[0].id) : '',
})

const nameOf = (places: readonly Place[], id: string): string =>
  places.find((place) => String(place.id) === id)?.name ?? ''

export const teamWords = (typed: TypedTeam, { services, series }: TeamChoices) => ({
  Name: typed.name,
  Service: nameOf(services, typed.serviceId),
  Meeting: nameOf(series, typed.seriesId),
})
