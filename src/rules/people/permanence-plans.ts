/** What can be planned for where a child grows up, as plan or as parallel plan (FAM-07). */
export const permanencePlans = [
  'With parents',
  'Connected carer or special guardianship',
  'Adoption',
  'Long-term fostering',
  'Other',
] as const
