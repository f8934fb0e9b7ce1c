import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { versionSchema } from '@/lib/kernel/version'
import { isDate, shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import { beginDraft, changeDraft, draftAt, editedBy, newestOf, openDraftOf } from '@/lib/platform/definition-draft'
import { commonList } from '../../delegations/schema'
import { editedOf } from '../../one-thing/edited'
import { memberOf } from '../attributes'
import { type CatalogueKind, catalogueKinds, faultsIn, knownTo } from '../kinds'
import { withDerived, withStampedBasis } from '../normalise'

const mostBytes = 1_000_000

/** Length as JSON; what is nested too deep to be written has no size that could be allowed. */
function sizeOf(body: unknown): number {
  try {
    return JSON.stringify(body).length
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

/** What a draft's body may be: any JSON object of the size of a matter; whether it is a valid one is told by the checks. */
export const bodySchema = z
  .record(z.string().max(60), z.unknown())
  .refine((body) => sizeOf(body) <= mostBytes, '内容过多或嵌套过深，一份定义不超过 1 MB')

/**
 * Opens the draft of a matter or a delegation list: the one in hand, or a new one made from the newest version. A delegation list that
 * does not exist yet begins empty. Gives the id.
 */
export const openDraft = defineCommand({
  name: 'openCatalogueDraft',
  permission: 'catalogue.edit',
  input: z.object({ kind: z.enum(catalogueKinds), code: z.string().max(60) }),
  run: async ({ tx, actor, now, audit }, { kind, code }) => {
    const inHand = await openDraftOf(tx, kind, code)
    if (inHand) return { id: inHand.id }
    const newest = await newestOf(tx, kind, code)
    if (!newest && kind !== 'delegation') throw new Refusal('not_found', `没有编码为 ${code} 的监管事项。`)
    const orgId = kind === 'delegation' && code !== commonList ? code : null
    const name = newest?.name ?? (await listName(tx, orgId))
    const wanted = { kind, code, orgId, name, baseVersion: newest?.version ?? 0, body: bodyToEdit(kind, newest?.body) }
    const id = await beginDraft(tx, wanted, actor, now)
    audit({ subjectKind: 'catalogue', subjectId: code, detail: { kind, base: wanted.baseVersion } })
    return { id }
  },
})

/** What a draft begins with: the newest version, of a 一件事 what it is composed from, of a list that does not exist yet no line. */
function bodyToEdit(kind: CatalogueKind, body: unknown): object {
  if (body === undefined) return { items: [] }
  return kind === 'one_thing' ? editedOf(body as Record<string, unknown>) : (body as object)
}

async function listName(tx: Parameters<typeof newestOf>[0], orgId: string | null): Promise<string> {
  if (orgId === null) return '全部市属一级企业授权放权清单'
  const org = z.uuid().safeParse(orgId).success ? await tx.org.findUnique({ where: { id: orgId } }) : null
  if (org?.kind !== 'enterprise' || org.level !== 1 || org.owner !== 'city')
    throw new Refusal('not_found', '授权放权清单只为市属一级企业设立，没有这家企业。')
  return `${org.shortName}授权放权清单`
}

/** Saves a draft as far as it goes, valid or not, and tells its faults. The code cannot be changed; who confirmed a basis is written by the platform. */
export const saveCatalogueDraft = defineCommand({
  name: 'saveCatalogueDraft',
  permission: 'catalogue.edit',
  input: z.object({ id: z.uuid('草稿编号不正确'), version: versionSchema, body: bodySchema }),
  run: async ({ tx, actor, now, audit }, { id, version, body }) => {
    const draft = await draftAt(tx, id, version, ['draft', 'returned'])
    if (draft.intent === 'retire') throw new Refusal('conflict', '停用申请没有可修改的内容。')
    const named = draft.kind !== 'delegation'
    if (named && body.code !== draft.code)
      throw new Refusal('invalid', `事项编码应为 ${draft.code}，不能改动`, { code: `事项编码应为 ${draft.code}` })
    const base = named ? await newestOf(tx, draft.kind, draft.code) : null
    const derived = named ? withDerived(body) : body
    const stamped = withStampedBasis(derived, [base?.body, draft.body], actor.name, shanghaiDate(now)) as Record<string, unknown>
    const name = named ? String(memberOf(stamped, 'name') ?? draft.name).slice(0, 120) || draft.name : draft.name
    const next = await changeDraft(tx, draft, { body: stamped as object, name, ...editedBy(draft, actor, now) })
    audit({ subjectKind: 'catalogue', subjectId: draft.code, detail: { draft: id, version: next } })
    const faults = faultsIn(draft.kind as CatalogueKind, stamped, await knownTo(tx))
    return { version: next, savedAt: now.toISOString(), body: stamped, faults }
  },
})

/** Throws a draft away; it stays in the record as discarded. */
export const discardCatalogueDraft = defineCommand({
  name: 'discardCatalogueDraft',
  permission: 'catalogue.edit',
  input: z.object({ id: z.uuid('草稿编号不正确'), version: versionSchema }),
  run: async ({ tx, actor, now, audit }, { id, version }) => {
    const draft = await draftAt(tx, id, version, ['draft', 'returned'])
    await changeDraft(tx, draft, { status: 'discarded', decidedAt: now, decidedBy: actor.userId, decidedByName: actor.name })
    audit({ subjectKind: 'catalogue', subjectId: draft.code, detail: { draft: id } })
    return { code: draft.code, kind: draft.kind }
  },
})

/** A day from today on, as text. */
export const comingDay = (now: Date) => (day: string) => {
  if (!isDate(day)) return '日期格式应为 2026-01-31'
  return day < shanghaiDate(now) ? '生效日期不得早于今天' : null
}
