import type { FormValues } from '@/lib/forms/schema'
import type { FilingRecord } from '@/lib/matters/workspace'
import type { CommandContext } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'
import type { MatterDefinition } from '../schema'
import { type About, aboutOf, carriedFields, reusableMaterials } from './reusable'

type Draft = Pick<FilingRecord, 'id' | 'orgId' | 'line'> & { targetOrgId: string | null }

/** A material that was attached by the platform. */
export type Carried = {
  id: string
  key: string
  fileId: string
  name: string
  size: number
  mime: string
  sm3: string
  source: string
  from: string
}

type Found = {
  filing_id: string
  number: string
  concluded_at: Date
  name: string
  size: bigint
  mime: string
  sm3: string
  storage_key: string
  scan: string
}

/**
 * Attaches what the enterprise has handed in before and what still holds (免提交): the newest decided filing of the same applicant, or of
 * the same target, that has this material. Nothing is attached twice, nor where the person has already put a file. Reads and writes with
 * the actor's own rights: what an enterprise may not see is not carried to it.
 */
export async function carryMaterials(context: CommandContext, draft: Draft, matter: MatterDefinition, about: About): Promise<Carried[]> {
  const { tx } = context
  const wanted = reusableMaterials.filter((one) => aboutOf(one, matter) === about && matter.materials.some(({ key }) => key === one.key))
  if (wanted.length === 0 || (about === 'target' && draft.targetOrgId === null)) return []
  const there = new Set((await tx.filingMaterial.findMany({ where: { filingId: draft.id }, select: { key: true } })).map((row) => row.key))
  const carried: Carried[] = []
  for (const one of wanted.filter(({ key }) => !there.has(key))) {
    const found = await newest(context, draft, one.key, one.months, about)
    if (found) carried.push(await attach(context, draft, one.key, one.why, found))
  }
  return carried
}

async function newest({ tx, now }: CommandContext, draft: Draft, key: string, months: number, about: About): Promise<Found | null> {
  const rows = await tx.$queryRaw<Found[]>`
    select f.id::text as filing_id, f.number, f.concluded_at, s.name, s.size, s.mime, s.sm3, s.storage_key, s.scan
    from filing f join filing_material m on m.filing_id = f.id and m.key = ${key} join stored_file s on s.id = m.file_id
    where f.status = 'concluded' and f.id <> ${draft.id}::uuid and f.concluded_at > ${now}::timestamptz - make_interval(months => ${months}::int)
      and case when ${about} = 'target' then f.target_org_id = ${draft.targetOrgId}::uuid else f.org_id = ${draft.orgId}::uuid end
      and s.scan <> 'infected'
    order by f.concluded_at desc, m.added_at desc limit 1`
  return rows[0] ?? null
}

// The bytes are kept once; the draft gets an entry of its own, so that it is seen by whoever sees the draft.
async function attach({ tx, actor, now }: CommandContext, draft: Draft, key: string, why: string, found: Found): Promise<Carried> {
  const [id, fileId] = [newId(), newId()]
  const { name, size, mime, sm3 } = found
  await tx.storedFile.create({
    data: {
      ...{ id: fileId, name, size, mime, sm3, storageKey: found.storage_key, scan: found.scan, orgId: draft.orgId, line: draft.line },
      ...{ uploadedBy: actor.userId, uploadedAt: now, ownerKind: 'filing', ownerId: draft.id },
    },
  })
  const material = { id, filingId: draft.id, orgId: draft.orgId, line: draft.line, key, fileId, name, size, mime, sm3 }
  await tx.filingMaterial.create({ data: { ...material, source: 'base', addedAt: now, addedBy: actor.userId } })
  await remember({ tx }, draft, 'material', key, why, found)
  return { id, key, fileId, name, size: Number(size), mime, sm3, source: 'base', from: found.number }
}

/** What the audit line of the command says about attached materials, as that of an upload does; nothing when there are none. */
export function carriedDetail(carried: readonly Carried[]): Record<string, unknown> {
  if (carried.length === 0) return {}
  return { carried: carried.map(({ key, name, sm3, from }) => ({ material: key, file: name, sm3, from })) }
}

/** Fields of a new draft that the enterprise has answered before: only those that are still empty. */
export async function carryFields(
  context: CommandContext,
  draft: Draft,
  matter: MatterDefinition,
  values: FormValues,
): Promise<FormValues> {
  const { tx } = context
  const wanted = carriedFields.filter(({ key }) => matter.form.fields.some((field) => field.key === key) && !values[key])
  if (wanted.length === 0) return {}
  const last = await tx.filing.findFirst({
    where: { orgId: draft.orgId, arrivedAt: { not: null }, id: { not: draft.id } },
    orderBy: { arrivedAt: 'desc' },
    select: { id: true, number: true, arrivedAt: true, values: true },
  })
  if (!last) return {}
  const known: FormValues = {}
  for (const { key, why } of wanted) {
    const value = (last.values as FormValues)[key]
    if (typeof value !== 'string' || value === '') continue
    known[key] = value
    await remember(context, draft, 'field', key, why, { filing_id: last.id, number: last.number ?? '', concluded_at: last.arrivedAt! })
  }
  return known
}

async function remember(
  { tx }: Pick<CommandContext, 'tx'>,
  draft: Draft,
  kind: 'field' | 'material',
  key: string,
  why: string,
  from: Pick<Found, 'filing_id' | 'number' | 'concluded_at'>,
): Promise<void> {
  const data = { why, fromFilingId: from.filing_id, fromNumber: from.number, fromAt: from.concluded_at }
  await tx.filingReuse.upsert({
    where: { filingId_kind_key: { filingId: draft.id, kind, key } },
    create: { filingId: draft.id, kind, key, orgId: draft.orgId, line: draft.line, ...data },
    update: data,
  })
}
