import { sql } from 'kysely'
import { readZip } from '#platform/word/read-zip.ts'
import { wordsIn } from '#test/simulate/names.ts'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

type Pack = { readonly at: string; readonly name: string }

/** The packs in the queue, each with the name of its child. */
async function packsOf({ db, open, place }: World): Promise<readonly Pack[]> {
  const queue = await open(place.people.courtQaManager, '/filing', null)
  const links = (queue?.page.links ?? []).map(({ href }) => href).filter((href) => /^\/filing\/\d+\/\d+$/.test(href))
  const { rows } = await sql<{ id: number; name: string }>`select id, name from child`.execute(db)
  const nameOf = new Map(rows.map(({ id, name }) => [String(id), name]))
  return [...new Set(links)].map((at) => ({ at, name: nameOf.get(at.split('/').at(-1) ?? '') ?? '' }))
}

/** The first names of every other child there is. */
async function othersThan({ db }: World, { name }: Pack): Promise<readonly string[]> {
  const own = wordsIn(name)
  const others = await db.selectFrom('child').select('name').execute()
  return others.flatMap((other) => wordsIn(other.name).slice(0, 1)).filter((word) => !own.includes(word))
}

/** The words of a case note hold no other child’s name, brothers and sisters included, whatever was typed where. (FI-01) */
export const aNoteIsOfOneChild: Invariant = {
  says: 'a note for a child’s file names no other child',
  watch: (world) => {
    const seen = new Set<string>()
    let isNew = true
    return {
      sent: ({ action }) => {
        // A pack comes into the queue by what is recorded, confirmed or corrected at a meeting.
        isNew ||= action.startsWith('/meetings/')
        return []
      },
      day: async () => {
        if (!isNew) return []
        isNew = false
        const broken: string[] = []
        for (const pack of (await packsOf(world)).filter(({ at }) => !seen.has(at))) {
          seen.add(pack.at)
          const sent = await world.open(world.place.people.courtQaManager, `${pack.at}/note.docx`, null)
          if (sent?.status !== 200) continue
          const words = [...(await readZip(sent.bytes)).values()].map((part) => part.toString()).join('\n')
          for (const name of await othersThan(world, pack))
            if (words.includes(name)) broken.push(`the note of ${pack.name}, ${pack.at}/note.docx, names “${name}”`)
        }
        return broken
      },
    }
  },
}
