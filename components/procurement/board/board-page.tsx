import { found } from '@/components/patterns/found'
import { KeyFigures } from '@/components/patterns/key-figure'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { BoardCharts } from '@/components/procurement/board/board-charts'
import { BoardParts } from '@/components/procurement/board/board-parts'
import { ledgerHref, readBoardScope } from '@/components/procurement/board/board-scope'
import { BoardScopeBar } from '@/components/procurement/board/board-scope-bar'
import { EmptyState } from '@/components/ui/empty-state'
import type { Actor } from '@/lib/kernel/actor'
import { formatMoney } from '@/lib/kernel/money'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'
import { type Board, procurementBoard } from '@/lib/procurement/queries/board'
import type { BoardScope } from '@/lib/procurement/schema'

type Face = 'gov' | 'ent'
const percent = (value: number | null) => (value === null ? null : (value * 100).toFixed(2))

/** 采购统计: amounts, methods, savings, concentration, cycle of a period; every figure opens the ledger it is made of. */
export async function BoardPage({ face, actor, params }: { face: Face; actor: Actor; params: SearchParams }) {
  const today = shanghaiDate(new Date())
  const scope = readBoardScope(params, today)
  const board = await found(runQuery(procurementBoard, actor, scope))
  return (
    <PageFrame
      title="采购统计"
      facts={[`公告日期 ${scope.from} 至 ${scope.to}`, '金额为中标金额', face === 'gov' ? '本人可见范围' : '本企业及下级']}
    >
      <BoardScopeBar face={face} scope={scope} today={today} />
      {board.total.tenders === 0 ? (
        <EmptyState title="所选期间没有采购数据">换一个期间，或者先报送采购数据。</EmptyState>
      ) : (
        <>
          <Totals face={face} scope={scope} board={board} />
          <BoardCharts face={face} scope={scope} board={board} />
          <BoardParts face={face} scope={scope} board={board} />
        </>
      )}
    </PageFrame>
  )
}

function Totals({ face, scope, board: { total, hhi } }: { face: Face; scope: BoardScope; board: Board }) {
  const open = ledgerHref(face, scope)
  return (
    <KeyFigures
      figures={[
        { key: 'tenders', label: '标段', value: String(total.tenders), unit: '个', href: open, note: `流标 ${total.failed} 个` },
        {
          key: 'awarded',
          label: '中标金额',
          value: formatMoney(BigInt(total.awarded), '亿元'),
          unit: '亿元',
          href: `${open}&sort=-amount`,
          note: `已定标 ${total.awardedTenders} 个`,
        },
        {
          key: 'saved',
          label: '节资率',
          value: percent(total.saved),
          unit: '%',
          missing: '没有同时报送估算价和中标价',
          note: '（估算 − 中标）÷ 估算',
        },
        {
          key: 'single',
          label: '单一投标占比',
          value: percent(total.competed > 0 ? total.single / total.competed : null),
          unit: '%',
          note: `${total.single} / ${total.competed} 个`,
        },
        {
          key: 'top5',
          label: '前五供应商占比',
          value: percent(hhi.top5),
          unit: '%',
          note: `供应商 ${hhi.suppliers} 家，HHI ${hhi.hhi?.toFixed(4) ?? '—'}`,
        },
        {
          key: 'cycle',
          label: '采购周期中位',
          value: total.cycle === null ? null : String(total.cycle),
          unit: '天',
          missing: '没有报送日期',
          note: '公告至定标',
        },
      ]}
    />
  )
}
