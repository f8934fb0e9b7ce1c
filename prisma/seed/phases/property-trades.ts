import { shanghaiDate } from '@/lib/kernel/workday'
import { appraisalMatters, decisionMatters } from '@/lib/procurement/property/take-in'
import { tradeChecks, tradeLight } from '@/lib/procurement/rules/property-checks'
import { copyRows } from '../copy'
import { seedId } from '../ids'
import type { Phase, PhaseContext } from '../phase'
import { rng } from '../rng'
import { type Paper, playTrade, type Scene, type Winner } from '../scenarios/property-trade'

const trades = 120
const columns = [
  ...['id', 'org_id', 'project_no', 'kind', 'title', 'target_org_id', 'target_name', 'pct', 'control_lost', 'exchange', 'method', 'status'],
  ...[
    'pre_from',
    'pre_to',
    'listed_from',
    'listed_to',
    'relisted_from',
    'relisted_to',
    'floor_price',
    'relist_price',
    'appraisal',
    'appraised_on',
  ],
  ...[
    'appraisal_no',
    'appraisal_filing_id',
    'appraisal_decided_on',
    'decision_no',
    'decision_filing_id',
    'decision_decided_on',
    'lower_consent_no',
  ],
  ...[
    'deal_on',
    'deal_price',
    'contract_on',
    'pay_mode',
    'result_from',
    'result_to',
    'light',
    'breaches',
    'judged_on',
    'source',
    'by_name',
    'at',
  ],
]

/**
 * About a hundred property transactions of the last two and a half years after purchases and filings: some rest on decided filings, some bidders
 * are suppliers of the same enterprise, and short disclosures, prices below nine tenths, late payments and missing papers are planted.
 */
export function propertyPhase(): Phase {
  return {
    name: 'property-trades',
    title: '产权交易',
    budget: 3,
    run: async (context): Promise<Record<string, number>> => {
      const scene = await sceneFrom(context)
      if (scene.orgs.length === 0 || scene.suppliers.length === 0) return { property_trade: 0 }
      const made = Array.from({ length: trades }, (_, place) => playTrade(scene, place, rng(`property-trade:${place}`)))
      const judged = made.map(({ trade, bidders, payments }) => ({
        ...{ bidders, payments, id: seedId('property-trade', trade.projectNo) },
        trade: { ...trade, ...tradeLight(tradeChecks({ ...trade, payments }, scene.today)) },
      }))
      return {
        property_trade: await copyRows(
          context.client,
          'property_trade',
          columns,
          judged.map(({ id, trade: t }) => [
            ...[
              id,
              t.orgId,
              t.projectNo,
              t.kind,
              t.title,
              t.targetOrgId,
              t.targetName,
              t.pct,
              t.controlLost,
              t.exchange,
              t.method,
              t.status,
            ],
            ...[
              t.preFrom,
              t.preTo,
              t.listedFrom,
              t.listedTo,
              t.relistedFrom,
              t.relistedTo,
              t.floorPrice,
              t.relistPrice,
              t.appraisal,
              t.appraisedOn,
            ],
            ...[
              t.appraisalNo,
              t.appraisalFilingId,
              t.appraisalDecidedOn,
              t.decisionNo,
              t.decisionFilingId,
              t.decisionDecidedOn,
              t.lowerConsentNo,
            ],
            ...[
              t.dealOn,
              t.dealPrice,
              t.contractOn,
              t.payMode,
              t.resultFrom,
              t.resultTo,
              t.light,
              t.breaches,
              scene.today,
              '演示',
              '平台初始数据',
              context.now,
            ],
          ]),
        ),
        property_bidder: await copyRows(
          context.client,
          'property_bidder',
          ['id', 'trade_id', 'org_id', 'party_id', 'won', 'offer', 'pct'],
          judged.flatMap(({ id, trade, bidders }) =>
            bidders.map(({ partyId, won, offer, pct }) => [
              seedId('property-bidder', `${id}:${partyId}`),
              id,
              trade.orgId,
              partyId,
              won,
              offer,
              pct,
            ]),
          ),
        ),
        property_payment: await copyRows(
          context.client,
          'property_payment',
          ['id', 'trade_id', 'org_id', 'paid_on', 'amount', 'note'],
          judged.flatMap(({ id, trade, payments }) =>
            payments.map(({ paidOn, amount }, n) => [seedId('property-payment', `${id}:${n}`), id, trade.orgId, paidOn, amount, '']),
          ),
        ),
      }
    },
  }
}

async function sceneFrom({ client, now }: PhaseContext): Promise<Scene> {
  const today = shanghaiDate(now)
  const { rows: orgs } = await client.query<Scene['orgs'][number]>(
    `select o.id::text as id, o.short_name as name, coalesce(o.group_id, o.id)::text as "groupId",
       (select c.id::text from org c where c.parent_id = o.id and c.kind = 'enterprise' order by c.code limit 1) as "childId",
       (select c.name from org c where c.parent_id = o.id and c.kind = 'enterprise' order by c.code limit 1) as "childName"
     from org o where o.kind = 'enterprise' and o.owner = 'city' and o.level <= 2 and o.status <> '已注销'
       and exists (select 1 from tender t where t.org_id = o.id) order by o.level, o.code limit 60`,
  )
  const { rows: suppliers } = await client.query<{ id: string }>(
    `select party_id::text as id from party where roles @> array['supplier'] order by uscc, party_id limit 800`,
  )
  const { rows: winners } = await client.query<Winner>(
    `select org_id::text as "orgId", winner_id::text as "partyId", awarded_on::text as on from tender
     where winner_id is not null and awarded_on between $1::date - 700 and $1::date - 60 order by awarded_on, tender_id`,
    [today],
  )
  const { rows: papers } = await client.query<Paper>(
    `select f.id::text as id, coalesce(f.paper_number, f.number) as number, f.matter_code as matter, coalesce(f.group_id, f.org_id)::text as "groupId",
       to_char(f.concluded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on
     from filing_by_matter f where f.status = 'concluded' and f.matter_code = any ($1) and f.number is not null and f.concluded_at is not null
     order by f.concluded_at, f.id`,
    [[...appraisalMatters, ...decisionMatters]],
  )
  return { orgs, winners, papers, today, suppliers: suppliers.map(({ id }) => id) }
}
