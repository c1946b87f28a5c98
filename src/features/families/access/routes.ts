import { notFound, page } from '#door/answers.ts'
import { formAt } from '#door/form/form-at.ts'
import type { Route } from '#door/visit.ts'
import { accessPage } from './access.page.ts'
import { ask, showAsk } from './ask-about-access.ts'
import { decide, showDecide } from './decide-request.ts'
import { deny, liftSomebodysDenial, showDeny, showLiftDenial } from './deny-access.ts'
import { endSomebodysAccess, giveSomebodyAccess, showEndAccess, showGiveAccess } from './give-access.ts'
import { restrict, showRestrict } from './restrict-family.ts'
import { review, showReview } from './review-restriction.ts'
import { showAccess } from './show-access.query.ts'
import { showTakeOn, takeOnReview } from './take-on-review.ts'

const at = '/families/:id/access'

type Show = Parameters<typeof formAt>[0]['show']
type Save = Parameters<typeof formAt>[0]['save']

/** A form of those who restrict families. */
const restricting = (path: string, did: string, show: Show, save: Save) =>
  formAt({ path: `${at}/${path}`, permission: 'restrict-family', did, show, save })

/** Who may see a family: asked about, decided, reviewed, lifted. (FAM-05) */
export const accessRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: at,
    did: 'looked at who may see a family',
    permission: 'see-child',
    handle: async (visit) => {
      const model = await showAccess(visit)
      return model === null
        ? notFound()
        : page(
            accessPage(model),
            model.family.children.map(({ id }) => id),
          )
    },
  },
  ...formAt({
    path: `${at}/ask`,
    permission: 'ask-restriction',
    did: 'asked about who may see a family',
    show: showAsk,
    save: ask,
  }),
  ...formAt({
    path: '/restrictions/:restriction/take-on',
    permission: 'restrict-family',
    did: 'took on a restricted family that nobody could review',
    show: showTakeOn,
    save: takeOnReview,
  }),
  ...restricting('restrict', 'restricted a family', showRestrict, restrict),
  ...restricting('review', 'reviewed a restriction', showReview, review),
  ...restricting('requests/:request', 'decided what was asked about who may see a family', showDecide, decide),
  ...restricting('people/new', 'gave somebody access to a restricted family', showGiveAccess, giveSomebodyAccess),
  ...restricting(
    'people/:person/end',
    'ended somebody’s access to a restricted family',
    showEndAccess,
    endSomebodysAccess,
  ),
  ...restricting('denied/new', 'denied somebody a family', showDeny, deny),
  ...restricting('denied/:person/lift', 'lifted somebody’s denial of a family', showLiftDenial, liftSomebodysDenial),
]
