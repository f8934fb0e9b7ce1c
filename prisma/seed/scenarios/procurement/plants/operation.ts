import { rowId } from '../identifiers'
import { adds, contractOf, goods, onContract, rowsOf, works } from './kit'
import type { Plant } from './plant'
import { moved } from './process'

const won: NonNullable<Plant['sketch']> = (sketch) => {
  sketch.winner = 0
}

/** 经营管理: qualification, prices of materials, trade without goods, parties of one's own. */
export const operationPlants: readonly Plant[] = [
  {
    kind: '资质过期',
    models: ['JY004'],
    count: 5,
    members: 1,
    wish: works(),
    sketch: won,
    rows: (made) => {
      rowsOf(made, 'bid')[0]!.qualification_until = moved(made.tender.deadline_on, -25)
    },
  },
  {
    kind: '虚假业绩',
    models: ['JY012'],
    count: 4,
    members: 1,
    wish: works(),
    sketch: won,
    rows: (made) => Object.assign(rowsOf(made, 'bid')[0]!, { record_verified: false, invoice_verified: false }),
  },
  {
    kind: '证书挂靠',
    models: ['JY013'],
    count: 4,
    members: 1,
    wish: works(),
    sketch: won,
    rows: (made) => {
      const row = rowsOf(made, 'bid_person').find(({ party_id }) => party_id === made.offers[0]!.party.partyId)!
      row.social_party_id = made.sketch.agency.partyId
    },
  },
  {
    kind: '采购价高于市场价',
    models: ['JY020', 'JY018'],
    count: 6,
    wish: goods({ size: 4 }),
    rows: (made) => {
      for (const line of rowsOf(made, 'purchase_line')) line.unit_price = Math.round(Number(line.market_price) * 1.34)
    },
  },
  {
    kind: '中间商加价',
    models: ['JY021'],
    count: 4,
    wish: goods(),
    cast: { members: 1, category: '货物', facts: ([party]) => Object.assign(party!.facts, { producer: false }) },
    sketch: won,
    rows: onContract((row) => ({ upstream_amount: Math.round(Number(row.amount) * 0.7) })),
  },
  {
    kind: '空转走单贸易',
    models: ['JY022'],
    count: 4,
    wish: goods(),
    rows: onContract(() => ({ upstream_related: true, logistics_docs: false })),
  },
  {
    kind: '关联方采购未审批',
    models: ['JY023'],
    count: 4,
    wish: goods(),
    rows: onContract(() => ({ related_party: true, related_approved: false })),
  },
  {
    kind: '库存高位仍采购',
    models: ['JY025'],
    count: 3,
    wish: goods(),
    rows: (made) => {
      for (const line of rowsOf(made, 'purchase_line')) line.stock = Number(line.monthly_use) * 19
    },
  },
  {
    kind: '合同日早于中标日',
    models: ['JY030'],
    count: 3,
    wish: goods(),
    rows: (made) => {
      const contract = contractOf(made)
      contract.signed_on = moved(made.tender.awarded_on, -3)
    },
  },
  {
    kind: '差评供应商续约',
    models: ['HT036'],
    count: 3,
    tenders: 2,
    apart: 'season',
    oneBuyer: true,
    cast: { members: 1, category: '货物', facts: ([party]) => Object.assign(party!.facts, { rating: 48 }) },
    wish: goods(),
    sketch: won,
    rows: onContract(() => ({ supplier_score: 48 })),
  },
  {
    kind: '采购数据漏报',
    models: ['JY029'],
    count: 4,
    oneBuyer: true,
    budget: 'missing',
    wish: goods(),
    rows: (made) => {
      for (const order of [0, 1]) {
        const { contract_id: _, ...row } = contractOf(made)
        adds(made, 'contract', {
          ...row,
          contract_id: rowId('plant-contract', made.sketch.n * 2 + order),
          tender_id: null,
          code: `${row.code}-ERP${order + 1}`,
          direct: true,
        })
      }
    },
  },
]
