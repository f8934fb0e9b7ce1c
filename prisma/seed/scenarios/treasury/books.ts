import type { Client } from 'pg'

/** What an enterprise's own monthly statement says of what the ledgers also know, in 分. */
export type BookMonth = { month: string; cash: bigint; debt: bigint; guarantee: bigint; outside: bigint }
/** The months of an enterprise, oldest first. */
export type Books = ReadonlyMap<string, readonly BookMonth[]>

const paths = {
  cash: 'BS.cash@end',
  debt: 'SUP.interest_debt@cur',
  guarantee: 'SUP.guarantee_total@cur',
  outside: 'SUP.guarantee_outside@cur',
}

/** The last `months` accepted statements of every enterprise by itself (本部, 单户): the ledgers of the treasury are made to follow them. */
export async function readBooks(client: Client, months: number): Promise<Books> {
  const cell = (path: string) =>
    `v.amounts[(select c.position from statement_cell c where c.form_id = v.form_id and c.path = '${path}')]::text`
  const columns = Object.entries(paths).map(([name, path]) => `${cell(path)} as ${name}`)
  const { rows } = await client.query<{ orgId: string; period: number } & Record<keyof typeof paths, string | null>>(
    `select s.org_id as "orgId", s.period, ${columns.join(', ')} from statement s join statement_version v on v.id = s.accepted_version_id
     where s.form_code = 'flash' and s.scope in ('parent', 'single')
       and s.period in (select distinct period from statement where form_code = 'flash' order by period desc limit $1) order by s.org_id, s.period`,
    [months],
  )
  const books = new Map<string, BookMonth[]>()
  for (const { orgId, period, cash, debt, guarantee, outside } of rows) {
    const month = `${Math.floor(period / 100)}-${String(period % 100).padStart(2, '0')}`
    const amount = (text: string | null) => BigInt(text ?? 0)
    const row = { month, cash: amount(cash), debt: amount(debt), guarantee: amount(guarantee), outside: amount(outside) }
    books.set(orgId, [...(books.get(orgId) ?? []), row])
  }
  return books
}

/** What is missing in the ledgers of a few enterprises: an account, a debt, a guarantee; a planted case of a ledger that does not agree. */
export type Gap = 'account' | 'debt' | 'guarantee'
export const gapFormula: Readonly<Record<Gap, string>> = { account: 'AF68', debt: 'AF69', guarantee: 'AF70' }
