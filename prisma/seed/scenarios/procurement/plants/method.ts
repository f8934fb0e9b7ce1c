import { wan } from '../draw'
import type { Sketch } from '../types'
import { ask, onTender, setAward, tendered } from './kit'
import type { Plant } from './plant'

const direct = { method: '直接采购', size: 1 } as const
const quoted = { method: '询比采购', rule: '最低价', size: 4 } as const

/** 采购方式: what should have been put out to tender, and the wrong way of buying. */
export const methodPlants: readonly Plant[] = [
  {
    kind: '施工应招未招',
    models: ['FS001'],
    count: 6,
    wish: ask({ category: '施工', method: '竞争谈判', wan: 720, size: 3 }),
    rows: onTender(() => ({ reason_approved: false })),
  },
  {
    kind: '工程货物应招未招',
    models: ['FS002'],
    wish: ask({ category: '货物', engineering: true, wan: 330, ...quoted }),
    rows: onTender(() => ({ reason_approved: false })),
  },
  {
    kind: '工程服务应招未招',
    models: ['FS003'],
    wish: ask({ category: '勘察设计监理', wan: 180, ...quoted }),
    rows: onTender(() => ({ reason_approved: false })),
  },
  {
    kind: '化整为零（同项目）',
    models: ['FS004'],
    count: 5,
    tenders: 3,
    apart: 'near',
    oneBuyer: true,
    wish: ask({ category: '施工', method: '询比采购', rule: '最低价', wan: 230, size: 3 }),
    sketch: sameProject,
  },
  {
    kind: '化整为零（同供应商）',
    models: ['FS005'],
    count: 4,
    tenders: 4,
    apart: 'near',
    oneBuyer: true,
    cast: { members: 1, category: '货物' },
    wish: ask({ category: '货物', engineering: false, ...direct, wan: 90 }),
    sketch: (sketch, planted) => {
      sameProject(sketch, planted)
      sketch.winner = 0
    },
  },
  {
    kind: '合同价超限额而采购时低于限额',
    models: ['FS008'],
    wish: ask({ category: '货物', engineering: true, wan: 130, ...quoted }),
    rows: (made) => setAward(made, wan(236)),
  },
  {
    kind: '借抢险名义不招标',
    models: ['FS010'],
    wish: ask({ category: '施工', wan: 460, ...direct }),
    rows: onTender(() => ({ method_reason: '抢险救灾', reason_approved: false, published_before: false })),
  },
  {
    kind: '擅自改变招标方式',
    models: ['FS011'],
    wish: tendered({ method: '邀请招标', size: 4 }),
    rows: onTender(() => ({ approved_method: '公开招标' })),
  },
  {
    kind: '邀请招标理由不当',
    models: ['FS012'],
    wish: tendered({ category: '施工', method: '邀请招标', size: 4, wan: 800 }),
    rows: onTender(() => ({ approved_method: '公开招标', method_reason: '工期紧张' })),
  },
  {
    kind: '邀请不足三家',
    models: ['FS013'],
    wish: tendered({ method: '邀请招标', size: 3 }),
    rows: onTender(() => ({ invited_count: 2 })),
  },
  {
    kind: '唯一供应商理由不成立',
    models: ['FS015'],
    wish: ask({ category: '货物', engineering: false, wan: 120, ...direct }),
    rows: onTender(() => ({ method_reason: '涉及专有技术且只有唯一供应商', qualified_suppliers: 9 })),
  },
  {
    kind: '直接采购未公示',
    models: ['FS016'],
    wish: ask({ category: '服务', wan: 130, ...direct }),
    rows: onTender(() => ({ published_before: false })),
  },
  {
    kind: '紧急理由与时间矛盾',
    models: ['FS020'],
    count: 3,
    wish: ask({ category: '服务', wan: 60, ...quoted }),
    sketch: (sketch) => {
      sketch.course.demand -= 50
    },
    rows: onTender(() => ({ urgent: true })),
  },
  {
    kind: '询比报价人不足',
    models: ['FS021'],
    wish: ask({ category: '服务', wan: 70, ...quoted, size: 2 }),
    rows: onTender(() => ({ reason_written: false })),
  },
  {
    kind: '竞价只有一家',
    models: ['FS022'],
    wish: ask({ category: '货物', engineering: false, method: '竞价采购', rule: '最低价', wan: 60, size: 1 }),
  },
  {
    kind: '谈判未变更任何条件',
    models: ['FS023'],
    count: 3,
    wish: ask({ category: '服务', method: '竞争谈判', wan: 85, size: 3 }),
    rows: ({ rows }) => {
      for (const bid of rows.bid!) bid.first_amount = bid.amount
    },
  },
  {
    kind: '流标后转直采同一供应商',
    models: ['FS024'],
    wish: ask({ category: '货物', engineering: false, wan: 160, ...direct }),
    rows: onTender(() => ({ failed_count: 2, failed_same_bidder: true })),
  },
  {
    kind: '流标后直采变更条件',
    models: ['FS025'],
    count: 3,
    wish: ask({ category: '货物', engineering: false, wan: 140, ...direct }),
    rows: onTender(({ sketch }) => ({ failed_count: 1, previous_budget: Math.round(sketch.budget * 0.7), terms_similarity: 0.71 })),
  },
  { kind: '应进平台未进平台', models: ['FS026'], wish: tendered({ wan: 260 }), rows: onTender(() => ({ platform_designated: false })) },
  {
    kind: '应公开未公开',
    models: ['FS027'],
    wish: tendered({ wan: 640 }),
    rows: onTender(() => ({ notice_url: null, notice_on: null, bid_days: null, bid_workdays: null })),
  },
  {
    kind: '框架协议外采购',
    models: ['FS029'],
    count: 3,
    wish: ask({ category: '货物', engineering: false, wan: 90, ...quoted }),
    rows: onTender(() => ({ framework_exists: true, framework_supplier: false })),
  },
  {
    kind: '集采目录内自行采购',
    models: ['FS031'],
    wish: ask({ category: '货物', engineering: false, wan: 110, ...quoted }),
    rows: onTender(() => ({ in_central_catalogue: true, by_central_body: false })),
  },
]

// The parts of one project bear one name, one class and one number of project.
function sameProject(sketch: Sketch, { tenders, serial }: Parameters<NonNullable<Plant['sketch']>>[1]): void {
  sketch.follows = tenders[0] === sketch.n ? null : tenders[0]!
  sketch.project = `零星改造（${serial + 1}期）`
  sketch.work = sketch.category === '施工' ? '维修改造施工' : '劳保用品采购'
  sketch.classCode = sketch.category === '施工' ? '72102900' : '46181500'
  sketch.lot = 0
}
