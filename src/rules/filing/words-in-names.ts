const listed = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** What stands before a name and says nothing of who is meant. */
export const titles = listed(
  'mr mrs ms miss mx dr prof professor sir dame lady lord rev revd reverend imam sheikh judge hhj cllr pc dc sgt nurse master',
)

/** What people are to a child: no part of a name where one is kept as 'Auntie Bisi', and never taken out of a text. */
export const relations = listed(
  'mum mother dad father stepfather stepmother auntie aunty aunt uncle nan nana gran grandma grandmother grandad granddad grandfather sister brother cousin',
)

/** What stands for a name that isn't given yet: 'Baby of Tolu Adeyemi', 'Unborn child Webb', 'Twin one'. */
export const unnamed = listed('unborn baby child twin of')

/** First names that are ordinary words as well: written small they are taken for the word. */
export const ordinaryWords = listed(`
  ace amber angel april art ash august autumn basil bay bill birch bishop blessing blue bob bond brook buddy cane carol cash
  chance charity chase cherry chip chuck clay cliff comfort constance coral crystal daisy dale dawn dean deed dell destiny
  diamond don drew duke earl ember eve faith favour fern fleur florence flora forest fox frank gale gay gem gene gift ginger
  glen glory goldie grace grant grey guy hall harmony harry haven hazel heath heather heaven holly hope hunter iris ivory ivy
  jack jade jasmine jasper jay jean jet jewel job josh joy juan june justice king lance lane laurel leaf liberty lily love
  lucky lyric major mark marina mason max may melody mercy merry miles miracle misty moses myrtle nick olive pansy pat
  patience peace pearl penny pepper piper poppy praise precious preston prince princess prudence queen rain raven ray reed
  reign rich river rob robin rocky rod rose rosemary rowan royal ruby rusty sage sandy saviour scarlett scout season serenity
  sky skye sol sonny stone storm story sue summer sunday sunny tab tad temple terry thorn tiger tim trinity true van verity
  victor victory viola violet wade ward warren welcome west will willow win winter wisdom wren young zen
`)
