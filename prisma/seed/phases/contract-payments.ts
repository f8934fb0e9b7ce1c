import type { Client } from 'pg'
import { seal } from '@/lib/platform/crypto'
import { personalMark } from '@/lib/platform/personal/marks'
import { defaultThreshold } from '@/lib/treasury/default-words'
import { copyRows } from '../copy'
import { seedId } from '../ids'

type Paid = { payment: string; org: string; account: string; code: string; supplier: string; amount: string; day: string; node: string }

/** The days before today of which transactions are shown. */
const days = 90

/**
 * The transactions behind the contract payments of the last ninety days of enterprises with a basic account: most with the number of the contract,
 * some with the payee alone, one in six not at all, so that the comparison of both sides has something open. Payments that the monitoring would
 * have judged stay out. The event lets the worker match them. Nothing without purchases.
 */
export async function writeContractPayments({ client, now }: { client: Client; now: Date }): Promise<number> {
  const { rows } = await client.query<Paid>(
    `select distinct on (y.payment_id) y.payment_id::text as payment, a.org_id::text as org, a.id::text as account, c.code, p.name as supplier, y.amount::text,
       y.paid_on::text as day, coalesce(y.node, '合同款') as node
     from payment y join contract c on c.contract_id = y.contract_id join party p on p.party_id = c.party_id
       join treasury_account a on a.org_id = y.org_id and a.kind = '基本' and a.status = '正常'
     where y.paid_on between ($1::timestamptz - make_interval(days => $2))::date and ($1::timestamptz - interval '2 days')::date and y.amount between 1 and $3
     order by y.payment_id, a.id`,
    [now, days, (defaultThreshold - 1n).toString()],
  )
  const marks = new Map(rows.map(({ supplier }) => [supplier, personalMark('户名', supplier)]))
  const transactions = rows
    .map((row, index) => ({ ...row, kind: index % 6 }))
    .filter(({ kind }) => kind !== 5)
    .map(({ payment, org, account, code, supplier, amount, day, node, kind }) => {
      const id = seedId('contract-payment', payment)
      const at = new Date(`${day}T02:00:00Z`)
      const payee = marks.get(supplier)!
      const numbered = kind !== 4
      return [
        ...[id, org, account, `HT${id.slice(0, 8).toUpperCase()}`, at, '付', amount, payee.token, payee.masked, `支付${node}`],
        ...[numbered ? `合同 ${code} ${node}` : node, numbered ? code : null, at, '演示'],
      ]
    })
  const written = await copyRows(
    client,
    'treasury_payment',
    [
      ...['id', 'org_id', 'account_id', 'serial', 'at', 'direction', 'amount', 'payee_token', 'payee_masked', 'summary'],
      ...['purpose', 'contract_no', 'received_at', 'source'],
    ],
    transactions,
  )
  const kept = [...marks.values()]
  await client.query(
    `insert into personal_value (token, kind, cipher, masked, at)
     select *, $5::timestamptz from unnest($1::text[], $2::text[], $3::text[], $4::text[]) on conflict do nothing`,
    [
      kept.map(({ token }) => token),
      kept.map(({ kind }) => kind),
      kept.map(({ value }) => seal(value)),
      kept.map(({ masked }) => masked),
      now,
    ],
  )
  await client.query(
    `insert into outbox (at, topic, subject_kind, subject_id, org_id, data) select $1, 'treasury.reported', 'org', o::text, o, '{}' from unnest($2::uuid[]) o`,
    [now, [...new Set(transactions.map(([, org]) => org))]],
  )
  return written
}
