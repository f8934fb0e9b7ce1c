import type { Tx } from '@/lib/platform/db'

/** Official numbers of a form's lines by `表.行`, of the newest year not after the one asked for; empty where none were imported. */
export async function lineCodes(tx: Tx, formCode: string, period: number): Promise<Readonly<Record<string, string>>> {
  const rows = await tx.$queryRaw<{ place: string; code: string }[]>`
    select sheet || '.' || line as place, code from statement_line_code where form_code = ${formCode}
      and year = (select max(year) from statement_line_code where form_code = ${formCode} and year <= ${Math.floor(period / 100)})`
  return Object.fromEntries(rows.map(({ place, code }) => [place, code]))
}
