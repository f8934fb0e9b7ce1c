import { z } from 'zod'
import type { FormValues } from '@/lib/forms/schema'
import type { MatterVersion } from '@/lib/matters/definitions'
import { asTaken, type TakenFigure, withNewFigures } from '@/lib/matters/figures/keep'
import { pathOf } from '@/lib/matters/figures/vocabulary'
import { neededMaterials } from '@/lib/matters/needed-materials'
import { activeParts } from '@/lib/matters/one-thing/parts'
import { partProgress } from '@/lib/matters/one-thing/progress'
import { prerequisitesOf } from '@/lib/matters/prerequisites/prerequisite'
import { earlierSubmission } from '@/lib/matters/queries/earlier-submission'
import { shownWorking, type WorkingLine } from '@/lib/matters/rules/shown-working'
import { contentDigest } from '@/lib/matters/signing/rules/subject'
import { tasksToSign } from '@/lib/matters/signing/sign'
import { judged, judgementQuestions } from '@/lib/matters/signing/signatures-of'
import { filingContext, type OpenFiling, openFiling } from '@/lib/matters/workspace'
import { Prisma } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { type CheckRow, openWithRows, type ReusedRow } from './record-rows'

/** One check of a filing as pages show it: the rule's words with what came out. */
export type ShownCheck = {
  id: string
  title: string
  level: string
  result: string
  reason: string
  mend: string
  basis: string
  basisVersion: string | null
  basisChecked: boolean
  fields: readonly string[]
  working: WorkingLine[]
  verdict: string | null
  verdictBy: string | null
}

/** Everything a record or decision page shows of one filing, in one question. */
export const filingRecord = defineQuery({
  name: 'filingRecord',
  permission: 'matter.read',
  input: z.object({ id: z.string().max(60) }),
  run: async (context, { id }) => {
    const { tx, now } = context
    const { open, beside } = await openWithRows(context, id)
    const { filing, version } = open
    const { matter } = version
    const asked = await filingContext(tx, open, now, {
      handedIn: beside.materials.map(({ key, fileId, name, sm3, size }) => ({ key, fileId, name, sm3, size: String(size) })),
      along: { own: { related: relatedSql(open, beside.matters) }, base: judgementQuestions(filing.id, beside.signatures) },
    })
    const taken = figuresIn(beside.reused)
    const editable = ['filling', 'returned', 'correcting'].includes(filing.status)
    const form = editable ? asked : { ...asked, ...asTaken(matter, taken, asked) }
    const values = editable ? withNewFigures(matter, filing.values as FormValues, taken, asked) : (filing.values as FormValues)
    const { run, history } = beside
    const { own, base } = asked.answers
    const mine = new Set(run.desks.map((desk) => desk.id))
    const nameOf = (code: string) => beside.departments[code]?.name ?? code
    return {
      filing: toHead(open),
      matter: {
        code: matter.code,
        name: matter.name,
        kind: matter.kind,
        line: matter.line,
        form: matter.form,
        materials: matter.materials,
        flow: matter.flow,
        riskPoints: matter.riskPoints,
        basis: matter.basis,
        limits: matter.limits,
        situations: matter.situations,
        version: version.version,
        effectiveFrom: version.effectiveFrom,
      },
      values,
      previous: await earlierSubmission(tx, open, run, beside.rounds),
      names: form.names ?? {},
      facts: (form.facts ?? {}) as Record<string, unknown>,
      origins: form.origins ?? {},
      needs: neededMaterials(matter, values, form),
      materials: beside.materials,
      reused: reusedOf(beside.reused, open),
      waiting: beside.waiting,
      checks: checksOf(beside.checks, open),
      run,
      history,
      parts: matter.parts ? await partProgress(tx, filing, activeParts(matter, values, form), history, nameOf) : [],
      rounds: beside.rounds.map(({ round, at, byName }) => ({ round, at: at.toISOString(), by: byName })),
      related: relatedFrom(own.related as RelatedRow[]),
      signatures: judged(filing, beside.signatures, base),
      notes: beside.notes,
      content: contentDigest(filing.id, filing.values, beside.materials),
      mustSign: tasksToSign(
        beside.open.filter((task) => mine.has(task.id)),
        form.params ?? {},
      ),
      paper: beside.paper,
      departments: beside.departments,
    }
  },
})
export type FilingRecordDto = Awaited<ReturnType<typeof filingRecord.run>>

function toHead({ filing }: OpenFiling) {
  return {
    id: filing.id,
    number: filing.number,
    title: filing.title,
    orgId: filing.orgId,
    orgName: filing.orgName,
    line: filing.line,
    amount: filing.amount?.toString() ?? null,
    targetOrgId: filing.targetOrgId,
    targetName: filing.targetName,
    situation: filing.situation,
    decisionLevel: filing.decisionLevel,
    status: filing.status,
    stepName: filing.stepName,
    departmentCode: filing.departmentCode,
    round: filing.round,
    version: filing.version,
    promiseDays: filing.promiseDays,
    statutoryDays: filing.statutoryDays,
    usedDays: filing.usedDays,
    onTime: filing.onTime,
    createdAt: filing.createdAt.toISOString(),
    updatedAt: filing.updatedAt.toISOString(),
    updatedByName: filing.updatedByName,
    arrivedAt: filing.arrivedAt?.toISOString() ?? null,
    acceptedAt: filing.acceptedAt?.toISOString() ?? null,
    dueAt: filing.dueAt?.toISOString() ?? null,
    concludedAt: filing.concludedAt?.toISOString() ?? null,
    rating: filing.rating,
    ratingText: filing.ratingText,
  }
}

/** What this filing did not have to ask again: the entry or material by its name, and the filing it was taken from. */
function reusedOf(rows: readonly ReusedRow[], { version: { matter } }: OpenFiling) {
  const names = new Map([
    ...matter.form.fields.map((field) => [field.key, field.label]),
    ...matter.materials.map((one) => [one.key, one.name]),
  ] as [string, string][])
  return rows.map(({ key, fromId, statementId, cell, ...row }) => ({
    ...row,
    name: names.get(key) ?? key,
    path: statementId && cell ? pathOf(statementId, cell) : `/filings/${fromId}`,
  }))
}

/** The figures among what was taken over. */
function figuresIn(rows: readonly ReusedRow[]): TakenFigure[] {
  return rows.flatMap(({ key, value, fromNumber, statementId, cell }) =>
    statementId && cell && value !== null ? [{ key, value, label: fromNumber, path: pathOf(statementId, cell) }] : [],
  )
}

type KeptWords = { title: string; mend: string; basis: string; fields: string[] }

/** The checks of the newest round; a rule the definition no longer has is left out. */
function checksOf(rows: readonly CheckRow[], { version }: OpenFiling): ShownCheck[] {
  const prerequisites = new Set(prerequisitesOf(version.matter).map((one) => one.id))
  // The words of a prerequisite's check were kept with its result; those of a rule stand in the definition.
  const kept = rows.filter((row) => prerequisites.has(row.ruleId)).map((row) => ({ id: row.ruleId, ...(row.detail as KeptWords) }))
  const rules = new Map([...version.matter.rules, ...kept].map((rule) => [rule.id, rule]))
  return rows.flatMap((row): ShownCheck[] => {
    const rule = rules.get(row.ruleId)
    if (!rule) return []
    const basis = version.matter.basis.find((one) => rule.basis.includes(one.name))
    return [
      {
        id: row.ruleId,
        title: rule.title,
        level: row.level,
        result: row.result,
        reason: row.reason,
        mend: rule.mend,
        basis: rule.basis,
        basisVersion: basis?.version ?? basis?.documentNo ?? null,
        basisChecked: basis?.checked ?? false,
        fields: rule.fields,
        working: shownWorking((row.detail as { findings?: unknown } | null)?.findings),
        verdict: row.verdict,
        verdictBy: row.verdictBy,
      },
    ]
  })
}

type RelatedRow = { id: string; number: string | null; title: string; matter_name: string; status: string; why: string; at: string }

/** Filings that belong beside this one: same target, same enterprise and matter, prerequisites of the enterprise. */
function relatedSql({ filing, version }: OpenFiling, matters: readonly MatterVersion[]): Prisma.Sql {
  const prerequisites = prerequisitesOf(version.matter).flatMap((one) => one.serves)
  const onward = matters
    .filter(({ matter }) => prerequisitesOf(matter).some((one) => one.serves.includes(filing.matterCode)))
    .map(({ matter }) => matter.code)
  return Prisma.sql`
    select * from (
      (select f.id::text, f.number, f.title, f.matter_name, f.status, '同一标的' as why, f.updated_at as at from filing f
       where f.target_org_id = ${filing.targetOrgId}::uuid and f.id <> ${filing.id}::uuid order by f.updated_at desc limit 6)
      union
      (select f.id::text, f.number, f.title, f.matter_name, f.status, '前置事项', f.updated_at from filing f
       where f.org_id = ${filing.orgId}::uuid and f.matter_code = any (${prerequisites}::text[]) and f.id <> ${filing.id}::uuid order by f.updated_at desc limit 6)
      union
      (select f.id::text, f.number, f.title, f.matter_name, f.status, '待本件办结', f.updated_at from filing f
       where f.org_id = ${filing.orgId}::uuid and f.matter_code = any (${onward}::text[]) and f.id <> ${filing.id}::uuid
         and f.status in ('filling', 'returned') and (${filing.targetOrgId}::uuid is null or f.target_org_id = ${filing.targetOrgId}::uuid)
       order by f.updated_at desc limit 6)
      union
      (select f.id::text, f.number, f.title, f.matter_name, f.status, '同一事项', f.updated_at from filing f
       where f.org_id = ${filing.orgId}::uuid and f.matter_code = ${filing.matterCode} and f.id <> ${filing.id}::uuid order by f.updated_at desc limit 6)
    ) r order by at desc, (why = '同一标的') limit 15`
}

/** Each of them once. */
function relatedFrom(rows: readonly RelatedRow[]) {
  const seen = new Set<string>()
  return rows
    .filter((row) => !seen.has(row.id) && seen.add(row.id))
    .map((row) => ({ ...row, matterName: row.matter_name, at: new Date(row.at).toISOString() }))
}

/** The submission of one round as it was, for comparing. */
export const filingRound = defineQuery({
  name: 'filingRound',
  permission: 'matter.read',
  input: z.object({ id: z.uuid('办件编号不正确'), round: z.coerce.number().int().min(1).max(1000) }),
  run: async ({ tx }, { id, round }) => {
    const { version } = await openFiling(tx, id)
    const row = await tx.filingVersion.findUnique({ where: { filingId_round: { filingId: id, round } } })
    return row ? { form: version.matter.form, values: row.values as FormValues, at: row.at.toISOString(), by: row.byName } : null
  },
})
