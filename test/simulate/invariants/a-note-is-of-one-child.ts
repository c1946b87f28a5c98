import { sql } from 'kysely'
import { readZip } from '#platform/word/read-zip.ts'
import { wordsIn } from '#test/simulate/names.ts'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

type Pack = { readonly id: number; readonly itemId: number; readonly childId: number; readonly name: string }

const packsSince = async ({ db }: World, id: number): Promise<readonly Pack[]> =>
  (
    await sql<Pack>`
    select p.id, agenda_item_id as item_id, child_id, child.name from filing_pack p join child on child.id = child_id
    where p.id > ${id} and superseded_by is null order by p.id`.execute(db)
  ).rows

/** The first names of every other child there is. */
async function othersThan({ db }: World, { childId, name }: Pack): Promise<readonly string[]> {
  const own = wordsIn(name)
  const others = await db.selectFrom('child').select('name').where('id', '<>', childId).execute()
  return others.flatMap((other) => wordsIn(other.name).slice(0, 1)).filter((word) => !own.includes(word))
}

/** The words of a case note hold no other child’s name, brothers and sisters included, whatever was typed where. (FI-01) */
export const aNoteIsOfOneChild: Invariant = {
  says: 'a note for a child’s file names no other child',
  watch: (world) => {
    let seen = 0
    return {
      day: async () => {
        const broken: string[] = []
        for (const pack of await packsSince(world, seen)) {
          seen = pack.id
          const at = `/filing/${pack.itemId}/${pack.childId}/note.docx`
          const sent = await world.open(world.place.people.courtQaManager, at, null)
          if (sent?.status !== 200) continue
          const words = [...(await readZip(sent.bytes)).values()].map((part) => part.toString()).join('\n')
          for (const name of await othersThan(world, pack))
            if (words.includes(name)) broken.push(`the note of ${pack.name}, ${at}, names “${name}”`)
        }
        return broken
      },
    }
  },
}
