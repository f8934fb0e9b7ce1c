import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { env } from '@/lib/platform/env'
import { seedId } from '../ids'
import type { Phase, PhaseContext } from '../phase'
import type { OrganisationWorld } from '../scenarios/organisation/types'
import { makeCase } from '../scenarios/procurement/make-case'
import { buyerRow } from '../scenarios/procurement/market/buyers'
import { type ProcurementScene, sceneOf, suppliersOf } from '../scenarios/procurement/scene'
import { Sink } from '../scenarios/procurement/sink'
import { groundTruth } from '../scenarios/procurement/truth'
import { YearBudgets } from '../scenarios/procurement/year-budgets'
import { writeCertification } from './certification'
import { writeGovernance } from './procurement-governance'
import { writeReporting } from './procurement-reporting'

export type ProcurementOptions = { tenders?: number /** Keeps the ground truth beside the data. */; keepTruth?: boolean }

const batch = 300

/** Five years of purchases up to the day of the facts: tenders, bids, contracts, what the registers say, and cases planted among them. */
export function procurementPhase(world: OrganisationWorld, { tenders = 24_000, keepTruth = false }: ProcurementOptions = {}): Phase {
  return {
    name: 'procurement',
    title: '采购交易',
    budget: 45,
    run: async (context) => {
      const scene = sceneOf(world, context.now, tenders)
      const written = await writeMarket(context, scene)
      await writeDeliveries(context)
      const reporting = await writeReporting(context)
      const governance = await writeGovernance(context)
      const certification = await writeCertification(context)
      if (keepTruth) keep(scene)
      return { ...written, ...reporting, ...governance, ...certification }
    },
  }
}

/** Writes a scene tender by tender; only a batch of them is held at a time. */
export async function writeMarket(
  { client, log }: Pick<PhaseContext, 'client' | 'log'>,
  scene: ProcurementScene,
): Promise<Record<string, number>> {
  const sink = new Sink(client, scene.market.count < 6000)
  const budgets = new YearBudgets()
  writeParties(sink, scene)
  const started = performance.now()
  for (let n = 0; n < scene.market.count; n++) {
    const { tender, rows } = makeCase(scene, n)
    sink.add('tender', tender)
    for (const relation in rows) for (const row of rows[relation]!) sink.add(relation, row)
    for (const contract of rows.contract ?? []) budgets.count(contract, scene.plan.get(n))
    // The server writes the batch before while this one is made.
    if (n % 10 === 9) await setImmediate()
    if (n % batch === batch - 1) await sink.flush()
  }
  for (const row of budgets.rows(scene)) sink.add('year_budget', row)
  await sink.close()
  log(`  采购 ${scene.market.count} 个标段：${((performance.now() - started) / 1000).toFixed(1)} 秒`)
  return sink.written
}

/** Registers that have delivered: the tax office has not, so that a profile says what is not connected. */
async function writeDeliveries({ client, now }: Pick<PhaseContext, 'client' | 'now'>): Promise<void> {
  for (const [source, days] of [
    ['工商登记', 3],
    ['司法', 6],
    ['行政处罚', 6],
  ] as const)
    await client.query(
      `insert into external_delivery (id, source, as_of, lines, taken, note, by_name, at) values ($1, $2, $3, 0, 0, '演示数据', '系统', $4)`,
      [seedId('external-delivery', source), source, addDays(shanghaiDate(now), -days), now],
    )
}

function writeParties(sink: Sink, scene: ProcurementScene): void {
  const { market, days } = scene
  for (const buyer of market.buyers) sink.add('party', buyerRow(buyer, days.text(buyer.founded)))
  for (const party of [...suppliersOf(scene), ...market.agencies, ...market.institutes]) sink.add('party', party.facts)
  for (const expert of market.experts) sink.add('expert', expert.facts)
  for (const [relation, rows] of Object.entries(market.registers)) for (const row of rows) sink.add(relation, row)
}

function keep(scene: ProcurementScene): void {
  const folder = join(env.DATA_DIR, 'ground-truth')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'procurement.json'), `${JSON.stringify(groundTruth(scene), null, 1)}\n`)
}
