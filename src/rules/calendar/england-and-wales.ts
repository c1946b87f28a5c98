import { day } from './plain-date.ts'
import { calendarOf, type NamedDay } from './working-days.ts'

const called = (title: string, ...dates: readonly string[]): readonly NamedDay[] =>
  dates.map((iso) => ({ on: day(iso), title }))

/**
 * Bank holidays of England and Wales as the government publishes them (§1), 2025 to 2028, with 2023 and 2024 for looking back.
 * Scotland's and Northern Ireland's own don't count.
 */
export const bankHolidays: readonly NamedDay[] = [
  ...called('New Year’s Day', '2024-01-01', '2025-01-01', '2026-01-01', '2027-01-01'),
  ...called('New Year’s Day (substitute day)', '2023-01-02', '2028-01-03'),
  ...called('Good Friday', '2023-04-07', '2024-03-29', '2025-04-18', '2026-04-03', '2027-03-26', '2028-04-14'),
  ...called('Easter Monday', '2023-04-10', '2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29', '2028-04-17'),
  ...called(
    'Early May bank holiday',
    '2023-05-01',
    '2024-05-06',
    '2025-05-05',
    '2026-05-04',
    '2027-05-03',
    '2028-05-01',
  ),
  ...called('Coronation of King Charles III', '2023-05-08'),
  ...called('Spring bank holiday', '2023-05-29', '2024-05-27', '2025-05-26', '2026-05-25', '2027-05-31', '2028-05-29'),
  ...called('Summer bank holiday', '2023-08-28', '2024-08-26', '2025-08-25', '2026-08-31', '2027-08-30', '2028-08-28'),
  ...called('Christmas Day', '2023-12-25', '2024-12-25', '2025-12-25', '2026-12-25', '2028-12-25'),
  ...called('Christmas Day (substitute day)', '2027-12-27'),
  ...called('Boxing Day', '2023-12-26', '2024-12-26', '2025-12-26', '2028-12-26'),
  ...called('Boxing Day (substitute day)', '2026-12-28', '2027-12-28'),
].toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on))

/** The bare calendar of England and Wales, with no authority's closure days. */
export const englandAndWales = calendarOf(bankHolidays, [])
