import { Prisma } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import type { Batch } from './schema'
import type { Block, Typed } from './wrote'

/** Whose amounts one submission brought. */
export type Received = { statementId: string; versionId: string; orgId: string; cells: number; place?: string; wrote?: readonly Block[] }
type Person = { readonly userId: string; readonly name: string }

/** Enters what one submission brought into one or many versions. */
export function receive(batch: Batch, received: readonly Received[], { userId, name }: Person, now: Date): Prisma.Sql {
  const rows = received.map((one) => ({ ...one, id: newId(), place: (one.place ?? '').slice(0, 200) }))
  return Prisma.sql`
    insert into statement_intake (id, batch_id, statement_id, version_id, org_id, kind, file_name, digest, request, place, cells, by_id, by_name, at, until_at,
      wrote)
    select n.id, ${newId()}::uuid, n."statementId", n."versionId", n."orgId", ${batch.kind}, ${batch.file?.name ?? ''}, ${batch.file?.digest ?? ''},
      ${batch.request ?? ''}, n.place, n.cells, ${userId}::uuid, ${name}, ${now}::timestamptz, ${now}::timestamptz, n.wrote
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n(id uuid, "statementId" uuid, "versionId" uuid, "orgId" uuid, place text, cells int, wrote jsonb)`
}

/** Enters typing: it goes on with the stretch before when that was the same person's and nothing came between, and keeps of each cell the last time. */
export function receiveTyping(
  { statementId, versionId, orgId, cells }: Received,
  typed: Typed,
  { userId, name }: Person,
  now: Date,
): Prisma.Sql {
  return Prisma.sql`
    insert into statement_intake (id, batch_id, statement_id, version_id, org_id, kind, cells, by_id, by_name, at, until_at, wrote)
    select coalesce(n.id, ${newId()}::uuid), coalesce(n.batch_id, ${newId()}::uuid), ${statementId}::uuid, ${versionId}::uuid, ${orgId}::uuid, 'entry',
      ${cells}, ${userId}::uuid, ${name}, ${now}::timestamptz, ${now}::timestamptz, ${JSON.stringify(typed)}::jsonb
    from (values (1)) one left join (
      select id, batch_id, kind, by_id, wrote from statement_intake where version_id = ${versionId}::uuid order by until_at desc, id desc limit 1
    ) n on n.kind = 'entry' and n.by_id = ${userId}::uuid and n.wrote is not null
    on conflict (id) do update set cells = statement_intake.cells + excluded.cells, until_at = excluded.until_at,
      wrote = statement_intake.wrote || excluded.wrote`
}
