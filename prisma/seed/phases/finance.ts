import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { placeDueStatements } from '@/lib/finance/due/due-tasks'
import { releasedIndicators } from '@/lib/finance/indicators/catalogue'
import { computeSql } from '@/lib/finance/indicators/compute'
import { dueOn } from '@/lib/finance/statement/due'
import { statementLine } from '@/lib/finance/statement/flow'
import { cellsOf } from '@/lib/finance/statement/form'
import { annualForm, flashForm } from '@/lib/finance/statement/forms'
import { shiftMonths } from '@/lib/kernel/period'
import { env } from '@/lib/platform/env'
import { copyLine, copyTexts } from '../copy'
import { seedId } from '../ids'
import type { Phase, PhaseContext } from '../phase'
import { rng } from '../rng'
import { editionId, formId } from '../scenarios/finance/reference'
import { type StatementRow, statementsOf } from '../scenarios/finance/rows'
import { type Enterprise, type FinanceScene, financeScene } from '../scenarios/finance/scene'
import { writeTargets } from '../scenarios/finance/targets'
import { financeTruth } from '../scenarios/finance/truth'
import type { OrganisationWorld } from '../scenarios/organisation/types'

export type FinanceOptions = { part?: number; keepTruth?: boolean }

const headColumns = [
  ...['id', 'org_id', 'org_name', 'group_id', 'line', 'adcode', 'form_code', 'period', 'period_kind', 'scope', 'status', 'step_name'],
  ...['version_id', 'accepted_version_id', 'due_on', 'arrived_at', 'accepted_at'],
]
const versionColumns = [
  'id',
  'statement_id',
  'org_id',
  'number',
  'reason',
  'form_id',
  'unit',
  'amounts',
  'source',
  'filled_by_name',
  'filled_at',
]
const intakeColumns = [
  ...['id', 'batch_id', 'statement_id', 'version_id', 'org_id', 'kind', 'file_name', 'digest', 'request', 'place'],
  ...['cells', 'by_name', 'at', 'until_at'],
]

/** Three years of statements of every enterprise, taken over from the former system, and the indicators worked out from them. */
export function financePhase(world: OrganisationWorld, { part = 1, keepTruth = false }: FinanceOptions = {}): Phase {
  return {
    name: 'finance',
    title: '财务报表',
    budget: 45,
    run: async (context) => {
      const scene = financeScene(world, context.now, part)
      const written = await writeStatements(context, scene, world.groups.get('ct'))
      const started = performance.now()
      for (const form of [flashForm, annualForm])
        await context.client.query(computeSql(releasedIndicators, form), [formId(form.code), editionId(releasedIndicators)])
      context.log(`  财务指标 ${releasedIndicators.length} 项：${((performance.now() - started) / 1000).toFixed(1)} 秒`)
      if (!keepTruth) return written
      keep(scene)
      return { ...written, finance_target: await writeTargets(context, scene.last) }
    },
  }
}

/** What is due and was not reported lies on the desks of those who fill in; people and statements first. */
export function dueStatementsPhase(): Phase {
  return {
    name: 'due-statements',
    title: '待编报的报表',
    budget: 2,
    run: async ({ client, now }) => ({ task: await placeDueStatements(client, now) }),
  }
}

async function writeStatements(
  { client, now }: PhaseContext,
  scene: FinanceScene,
  mine: string | undefined,
): Promise<Record<string, number>> {
  let count = 0
  for (const group of scene.groups()) {
    const heads: Buffer[] = []
    const versions: Buffer[] = []
    const intakes: Buffer[] = []
    for (const enterprise of group) {
      let [head, version, intake] = ['', '', '']
      for (const row of statementsOf(enterprise, scene, lastReported(enterprise, scene, mine))) {
        head += copyLine(headColumns, headOf(row, now))
        version += copyLine(versionColumns, versionOf(row))
        intake += copyLine(intakeColumns, intakeOf(row))
        count += 1
      }
      heads.push(Buffer.from(head))
      versions.push(Buffer.from(version))
      intakes.push(Buffer.from(intake))
    }
    await copyTexts(client, 'statement', headColumns, heads)
    await copyTexts(client, 'statement_version', versionColumns, versions)
    await copyTexts(client, 'statement_intake', intakeColumns, intakes)
    await setImmediate()
  }
  return { statement: count, statement_version: count, statement_intake: count }
}

/** Most have reported the last month; one in eight below the groups is late, and one group leaves it to its people. */
function lastReported({ org }: Enterprise, { last }: FinanceScene, mine: string | undefined): number {
  const late = org.level > 1 && rng(`late:${org.id}`).chance(0.12)
  return late || org.id === mine ? shiftMonths(last, -1) : last
}

const keyOf = ({ enterprise, form, period, scope }: StatementRow) => `${enterprise.org.code}:${form}:${period}:${scope}`

function headOf(row: StatementRow, now: Date) {
  const { enterprise, form, period, scope } = row
  const { org } = enterprise
  const versionId = seedId('statement-version', keyOf(row))
  const due = dueOn(form, period)
  const accepted = new Date(Math.min(now.getTime(), Date.parse(`${due}T15:30:00+08:00`))).toISOString()
  return {
    ...{ id: seedId('statement', keyOf(row)), org_id: org.id, org_name: org.shortName, group_id: org.groupId, line: statementLine },
    ...{ adcode: org.adcode, form_code: form, period, period_kind: form === 'flash' ? 'month' : 'year', scope },
    ...{ status: 'concluded', step_name: '已受理', version_id: versionId, accepted_version_id: versionId, due_on: due },
    ...{ arrived_at: accepted, accepted_at: accepted },
  }
}

function versionOf(row: StatementRow) {
  const { enterprise, form, period, amounts } = row
  return {
    ...{ id: seedId('statement-version', keyOf(row)), statement_id: seedId('statement', keyOf(row)), org_id: enterprise.org.id },
    ...{ number: 1, reason: 'original', form_id: formId(form), unit: form === 'flash' ? '万元' : '元', amounts, source: 'former' },
    ...{ filled_by_name: '原财务报表系统', filled_at: `${dueOn(form, period)}T09:00:00+08:00` },
  }
}

const cellCount = { flash: cellsOf(flashForm).size, annual: cellsOf(annualForm).size }

/** Each period of a form was taken over from the former system at once. */
function intakeOf(row: StatementRow) {
  const { enterprise, form, period } = row
  const at = `${dueOn(form, period)}T09:00:00+08:00`
  return {
    ...{ id: seedId('statement-intake', keyOf(row)), batch_id: seedId('statement-batch', `${form}:${period}`) },
    ...{ statement_id: seedId('statement', keyOf(row)), version_id: seedId('statement-version', keyOf(row)), org_id: enterprise.org.id },
    ...{
      kind: 'former',
      file_name: '',
      digest: '',
      request: '',
      place: '',
      cells: cellCount[form],
      by_name: '原财务报表系统',
      at,
      until_at: at,
    },
  }
}

/** Which enterprises have a story, since when, and which models must find it, apart from what the platform reads. */
function keep(scene: FinanceScene): void {
  const folder = join(env.DATA_DIR, 'ground-truth')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'finance.json'), `${JSON.stringify({ last: scene.last, plants: financeTruth(scene) }, null, 1)}\n`)
}
