import type { Tx } from '@/lib/platform/db'
import type { StatementFormVersion } from './read'

/**
 * Official numbers of a form's lines by `表.行`: those its version gives, and those imported for the newest year not after the period's; where both name a
 * line, what was said later holds. Empty where nothing was ever given.
 */
export async function lineCodes(tx: Tx, version: StatementFormVersion, period: number): Promise<Readonly<Record<string, string>>> {
  const { form, effectiveFrom, createdAt } = version
  const own = form.sheets.flatMap((sheet) =>
    sheet.lines.flatMap((line): [string, string][] => (line.officialCode ? [[`${sheet.key}.${line.key}`, line.officialCode]] : [])),
  )
  const rows = await tx.$queryRaw<{ place: string; code: string; later: boolean }[]>`
    select sheet || '.' || line as place, code, at > ${createdAt}::timestamptz and year >= ${Number(effectiveFrom.slice(0, 4))} as later
    from statement_line_code where form_code = ${form.code}
      and year = (select max(year) from statement_line_code where form_code = ${form.code} and year <= ${Math.floor(period / 100)})`
  const imported = (wanted: boolean) =>
    rows.flatMap(({ place, code, later }): [string, string][] => (later === wanted ? [[place, code]] : []))
  return Object.fromEntries([...imported(false), ...own, ...imported(true)])
}
