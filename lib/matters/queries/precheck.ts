import { z } from 'zod'
import { settle } from '@/lib/forms/conditions'
import { pathText } from '@/lib/forms/issues'
import { parseForm } from '@/lib/forms/parse-form'
import type { FormValues } from '@/lib/forms/schema'
import { shanghaiDate } from '@/lib/kernel/workday'
import { checkFiling, missingMaterials } from '@/lib/matters/check-filing'
import { takenFigures, withNewFigures } from '@/lib/matters/figures/keep'
import { prerequisitesAsked, prerequisitesFor } from '@/lib/matters/prerequisites/read'
import { shownWorking } from '@/lib/matters/rules/shown-working'
import { filingContext, openFiling, questionOf } from '@/lib/matters/workspace'
import { defineQuery } from '@/lib/platform/query'

/** What would happen if the draft were submitted now: entries to mend, materials missing, every automatic check with its reason. */
export const precheck = defineQuery({
  name: 'precheck',
  permission: 'matter.read',
  input: z.object({ id: z.uuid('办件编号不正确') }),
  run: async ({ tx, now }, { id }) => {
    const open = await openFiling(tx, id)
    const { matter } = open.version
    const today = shanghaiDate(now)
    const asked = prerequisitesAsked(matter, questionOf(open, open.filing.values as FormValues, today))
    const context = await filingContext(tx, open, now, { along: { base: asked.questions } })
    const values = withNewFigures(matter, open.filing.values as FormValues, await takenFigures(tx, id, matter), context)
    const { issues } = parseForm(matter.form, values, 'submit', context)
    const settled = settle(matter.form, values, context).values
    const prerequisites = await prerequisitesFor(tx, matter, questionOf(open, settled, today), asked, context.answers.base)
    const checks = checkFiling(matter, settled, { ...context, prerequisites })
    const rules = new Map(matter.rules.map((rule) => [rule.id, rule]))
    return {
      version: open.filing.version,
      issues: issues.map((issue) => ({ path: pathText(issue.path), message: issue.message, level: issue.level })),
      missing: missingMaterials(matter, values, context).map(({ key, name }) => ({ key, name })),
      checks: checks.map((check) => ({
        id: check.ruleId,
        title: check.title,
        level: check.level,
        result: check.result,
        reason: check.reason ?? '',
        mend: check.mend,
        basis: check.basis,
        field: rules.get(check.ruleId)?.fields[0] ?? check.fields[0] ?? null,
        remedies: check.remedies ?? [],
        working: shownWorking(check.findings),
        used: check.used.map((one) => ({ label: one.label, value: one.value, from: one.from })),
      })),
    }
  },
})
