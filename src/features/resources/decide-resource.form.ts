import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { form } from '#parts/forms/fields/form.ts'
import { pounds } from '#parts/forms/fields/money-field.ts'
import { words } from '#parts/forms/fields/text-fields.ts'
import { type ResourceDecision, resourceDecisions } from '#rules/resources/resource.ts'
import { sayPounds } from '#rules/words/pounds.ts'

const answers: Record<ResourceDecision, (asked: string) => string> = {
  agreed: (asked) => `Agree ${asked}, as asked`,
  'agreed-in-part': () => 'Agree a part of it, or less',
  refused: () => 'Refuse',
}

/** What is decided on a request for an amount in whole pence, how much of it is agreed, and why. (PP-07) */
export const decideResourceForm = (askedPence: number) =>
  form(
    {
      decision: chosen({
        label: 'Decision',
        of: resourceDecisions,
        say: (decision) => answers[decision](sayPounds(askedPence)),
        wrong: 'Choose to agree, to agree a part of it, or to refuse',
      }),
      amount: pounds({
        label: 'Amount agreed',
        hint: 'Only where you agree a part of it, or less.',
      }),
      reasons: words({ label: 'Reasons', hint: 'Stand in the record; needed unless it is agreed as asked.' }),
    },
    {
      check: ({ decision, amount, reasons }) => ({
        ...(decision === 'agreed-in-part' ? amountWrong(amount, askedPence) : {}),
        ...(typeof amount === 'number' && decision !== undefined && decision !== 'agreed-in-part'
          ? { amount: 'Choose to agree a part of it, or leave the amount agreed empty' }
          : {}),
        ...(decision === 'refused' && reasons === null ? { reasons: 'Write the reasons why it is refused' } : {}),
        ...(decision === 'agreed-in-part' && reasons === null
          ? { reasons: 'Write the reasons why only a part is agreed' }
          : {}),
      }),
    },
  )

function amountWrong(amount: number | null | undefined, askedPence: number): Record<string, string> {
  if (amount === undefined) return {}
  if (amount === null) return { amount: 'Enter the amount agreed' }
  return amount >= askedPence
    ? {
        amount: `Amount agreed must be less than the ${sayPounds(askedPence)} asked for, else choose to agree it as asked`,
      }
    : {}
}
