import { canonicalJson } from '@/lib/kernel/canonical'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { checkMatter } from '@/lib/matters/catalogue/check'
import { differenceOf } from '@/lib/matters/catalogue/difference'
import { checkDelegationList } from '@/lib/matters/delegations/check'
import type { MatterDefinition } from '@/lib/matters/schema'
import { auditDigest } from '@/lib/platform/audit'
import { auditLine } from '@/lib/platform/command'
import { sm3 } from '@/lib/platform/crypto'
import { seedId } from '../ids'
import type { Phase } from '../phase'
import { type CataloguePlan, cataloguePlans } from '../scenarios/catalogue'
import type { OrganisationWorld } from '../scenarios/organisation/types'
import type { PeopleWorld } from '../scenarios/people/types'

type User = PeopleWorld['users'][number]

/** Writes what the policy department has done to the catalogue: versions, delegation lists, drafts in every state, each with its trail. */
export function cataloguePhase(world: OrganisationWorld, people: PeopleWorld, matters: readonly MatterDefinition[]): Phase {
  const user = (login: string) => people.users.find((one) => one.login === login)!
  return {
    name: 'catalogue',
    title: '事项目录与授权放权',
    budget: 2,
    run: async ({ client, now }) => {
      const rows = cataloguePlans.map((plan) => rowsOf(plan, { world, matters, now, by: user(plan.by), chief: user('zcfg-chief') }))
      const insert = async (table: string, list: readonly object[]) => {
        await client.query(`insert into ${table} select r.* from jsonb_populate_recordset(null::${table}, $1) r`, [JSON.stringify(list)])
        return list.length
      }
      return {
        definition: await insert(
          'definition',
          rows.flatMap((row) => row.definition),
        ),
        definition_draft: await insert(
          'definition_draft',
          rows.map((row) => row.draft),
        ),
        audit_line: await insert(
          'audit_line',
          rows.flatMap((row) => row.trail),
        ),
      }
    },
  }
}

type Setting = { world: OrganisationWorld; matters: readonly MatterDefinition[]; now: Date; by: User; chief: User }

function rowsOf(plan: CataloguePlan, { world, matters, now, by, chief }: Setting) {
  const today = shanghaiDate(now)
  const orgId = plan.kind === 'delegation' && plan.code !== 'all' ? world.groups.get(plan.code)! : null
  const { body, name, line } = contentOf(plan, matters, today, orgId ? world.orgs.find((org) => org.id === orgId)!.shortName : null)
  const code = orgId ?? plan.code
  const [edited, decided] = [momentOf(plan, now, 0), momentOf(plan, now, 1)]
  const effectiveFrom = addDays(today, plan.effective)
  const base = plan.kind === 'matter' ? 1 : 0
  const id = seedId('definition-draft', `${plan.kind}:${plan.code}`)
  const sent = plan.fate !== 'draft'
  const settled = plan.fate === 'published' || plan.fate === 'returned'
  const submitted = sent ? { submitted_at: edited, submitted_by: by.id, submitted_by_name: by.name, effective_from: effectiveFrom } : {}
  const decision = settled ? { decided_at: decided, decided_by: chief.id, decided_by_name: chief.name, reason: plan.reason ?? null } : {}
  const states = { published: 'approved', submitted: 'submitted', draft: 'draft', returned: 'returned' }
  const draft = {
    ...{ id, kind: plan.kind, code, org_id: orgId, name, intent: 'publish', base_version: base, body, status: states[plan.fate] },
    ...{ note: plan.note, editors: [by.id], created_at: edited, edited_at: edited, edited_by: by.id, edited_by_name: by.name, version: 3 },
    ...submitted,
    ...decision,
  }
  const published = {
    ...{
      id: seedId('definition', `${plan.kind}:${plan.code}:${base + 1}`),
      kind: plan.kind,
      code,
      version: base + 1,
      name,
      line,
      org_id: orgId,
    },
    ...{ effective_from: effectiveFrom, retired: false, body, digest: sm3(canonicalJson(body)), note: plan.note },
    ...{ created_at: decided, created_by: chief.id, created_by_name: chief.name, drafted_by: by.id, drafted_by_name: by.name },
  }
  const trail = [
    traceOf('openCatalogueDraft', by, code, edited),
    ...(sent ? [traceOf('submitCatalogueDraft', by, code, edited)] : []),
    ...(settled ? [traceOf('decideCatalogueDraft', chief, code, decided)] : []),
  ]
  return { draft, definition: plan.fate === 'published' ? [published] : [], trail }
}

/** The second step a working hour after the first; nothing lies ahead of now. */
function momentOf(plan: CataloguePlan, now: Date, step: number): string {
  const base = now.getTime() + plan.touched * 86_400_000 - 3 * 3_600_000
  return new Date(Math.min(now.getTime(), base + step * 3_600_000)).toISOString()
}

function contentOf(plan: CataloguePlan, matters: readonly MatterDefinition[], today: string, group: string | null) {
  if (plan.kind === 'delegation') {
    const body = { items: plan.items!(today) }
    refuse(plan, checkDelegationList(body, matters))
    return { body, name: `${group ?? '全部市属一级企业'}授权放权清单`, line: null }
  }
  const matter = matters.find((one) => one.code === plan.code)!
  const body = plan.change!(matter)
  refuse(plan, checkMatter(body).faults)
  if (differenceOf(matter, body).length === 0) throw new Error(`Catalogue plan ${plan.code} changes nothing`)
  return { body, name: matter.name, line: matter.line }
}

function refuse(plan: CataloguePlan, faults: readonly { place: string; message: string }[]): void {
  if (faults.length > 0) throw new Error(`Catalogue plan ${plan.code}: ${faults[0]!.place} ${faults[0]!.message}`)
}

/** A line of the audit trail under an id of its own making, so that every seeding writes the same. */
function traceOf(action: string, who: User, code: string, at: string) {
  const actor = { userId: who.id, name: who.name, sessionId: '', ip: null }
  const { digest: _digest, ...line } = auditLine(action, actor, { subjectKind: 'catalogue', subjectId: code }, new Date(at))
  const record = { ...line, sessionId: null, id: seedId('audit', `${action}:${code}:${who.id}`) }
  const { actorId, actorName, onBehalfOf, sessionId, subjectKind, subjectId, orgId, ...rest } = record
  return {
    ...{ ...rest, actor_id: actorId, actor_name: actorName, on_behalf_of: onBehalfOf, session_id: sessionId },
    ...{ subject_kind: subjectKind, subject_id: subjectId, org_id: orgId, digest: auditDigest(record) },
  }
}
