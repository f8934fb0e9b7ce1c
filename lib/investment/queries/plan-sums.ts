import { Prisma, type Tx } from '@/lib/platform/db'
import { unitId, unitJoin, unitName } from './standing'

/** The plan in force of a unit for a year; amounts in fen. */
export type UnitPlan = {
  readonly id: string
  readonly unitId: string
  readonly unitName: string
  readonly number: number
  readonly total: bigint
  readonly fixed: bigint
  readonly equity: bigint
  readonly other: bigint
  readonly nonCore: bigint
  readonly overseas: bigint
}

/**
 * The newest confirmed plan of every unit in sight. A group's plan holds those of its subsidiaries, so that only the unit's own counts and
 * nothing is added twice.
 */
export function plansInForce(tx: Tx, year: number, orgId?: string): Promise<UnitPlan[]> {
  return tx.$queryRaw<UnitPlan[]>`
    select distinct on (p.org_id) p.id::text, ${unitId}::text as "unitId", ${unitName} as "unitName", p.number, p.total, p.fixed, p.equity, p.other,
      p.non_core as "nonCore", p.overseas
    from invest_plan p join org o on o.id = p.org_id ${unitJoin}
    where p.year = ${year} and p.status = 'confirmed' and ${orgId ? Prisma.sql`p.org_id = ${orgId}::uuid` : Prisma.sql`${unitId} = p.org_id`}
    order by p.org_id, p.number desc`
}
