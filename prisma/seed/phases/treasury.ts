import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { addMonths } from '@/lib/kernel/workday'
import { seal } from '@/lib/platform/crypto'
import { env } from '@/lib/platform/env'
import type { ThresholdRow } from '@/lib/treasury/rules/threshold'
import { copyRows } from '../copy'
import { seedId } from '../ids'
import type { Phase } from '../phase'
import type { OrganisationWorld } from '../scenarios/organisation/types'
import { writeAccounts } from '../scenarios/treasury/accounts'
import { writeAlerts } from '../scenarios/treasury/alerts'
import { type Books, gapFormula, readBooks } from '../scenarios/treasury/books'
import { writeDebts } from '../scenarios/treasury/debts'
import { writeGuarantees } from '../scenarios/treasury/guarantees'
import { writeLedgers } from '../scenarios/treasury/ledgers'
import { writeOrdinaryPayments } from '../scenarios/treasury/payments'
import { plantPayments, type TreasuryTruth } from '../scenarios/treasury/plants'
import { type TreasuryScene, treasuryScene } from '../scenarios/treasury/scene'
import { writeContractPayments } from './contract-payments'

export type TreasuryOptions = { enterprises?: number; keepTruth?: boolean }

/** Accounts, balances, payments, debts, guarantees and the other ledgers, with planted cases; `treasury-rules` first. */
export function treasuryPhase(
  world: OrganisationWorld,
  { enterprises = env.SEED_TREASURY, keepTruth = false }: TreasuryOptions = {},
): Phase {
  return {
    name: 'treasury',
    title: '司库',
    budget: 8,
    run: async ({ client, now }) => {
      const { scene, truth } = playTreasury(world, now, enterprises, await readBooks(client, 24))
      if (keepTruth) keep(truth)
      const written = await writeScene(client, scene)
      const contracts = await writeContractPayments({ client, now })
      return { ...written, treasury_payment: (written.treasury_payment ?? 0) + contracts }
    },
  }
}

/** Makes all rows of a treasury, after the books where there are any, and says what has been planted among them. */
export function playTreasury(
  world: OrganisationWorld,
  now: Date,
  enterprises: number,
  books: Books = new Map(),
): { scene: TreasuryScene; truth: TreasuryTruth[] } {
  const scene = treasuryScene(world, now, enterprises, books)
  const accounts = writeAccounts(scene)
  const ordinary = writeOrdinaryPayments(scene, accounts)
  const planted = plantPayments(scene, accounts)
  const own = ownThresholds(scene)
  for (const row of own) {
    const facts = { id: seedId('threshold', row.orgId ?? ''), org_id: row.orgId, industry: null, amount: row.amount, from_on: row.fromOn }
    scene.add('treasury_threshold', { ...facts, reason: '资金规模较大，按两千万元监测', by_name: '财务监管处', at: now })
  }
  writeAlerts(scene, [...ordinary, ...planted.payments], own)
  writeDebts(scene)
  const rings = writeGuarantees(scene)
  writeLedgers(scene)
  const gaps = scene.holders.flatMap(({ org, gap }): TreasuryTruth[] =>
    gap ? [{ kind: 'gap', orgs: [org.id], payments: [], guarantees: [], formula: gapFormula[gap] }] : [],
  )
  return { scene, truth: [...planted.truth, ...rings, ...gaps] }
}

/** Two groups have a threshold of their own; not in a world so small that something is planted in every enterprise. */
function ownThresholds({ holders, today }: TreasuryScene): ThresholdRow[] {
  const groups = holders.length < 30 ? [] : [holders[1]!, holders[3]!].filter(({ group }) => group)
  return groups.map(({ org }) => ({ orgId: org.id, industry: null, amount: 2_000_000_000n, fromOn: addMonths(today, -6) }))
}

async function writeScene(client: Client, { rows, marks, now }: TreasuryScene): Promise<Record<string, number>> {
  const written: Record<string, number> = {}
  for (const [table, list] of rows) {
    const columns = Object.keys(list[0]!)
    written[table] = await copyRows(
      client,
      table,
      columns,
      list.map((row) => columns.map((column) => row[column])),
    )
  }
  const values = [...marks.values()].map(({ token, kind, value, masked }) => [token, kind, seal(value), masked, now])
  written.personal_value = await copyRows(client, 'personal_value', ['token', 'kind', 'cipher', 'masked', 'at'], values)
  return written
}

function keep(truth: readonly TreasuryTruth[]): void {
  const folder = join(env.DATA_DIR, 'ground-truth')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'treasury.json'), `${JSON.stringify(truth, null, 1)}\n`)
}
