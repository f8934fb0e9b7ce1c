import { openTradeDraftAction } from '@/app/actions/procurement/trade-draft-actions'
import { removeTradeAction } from '@/app/actions/sunshine-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { found } from '@/components/patterns/found'
import { Missing } from '@/components/patterns/missing'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import { Timeline, type TimelineEntry } from '@/components/patterns/timeline'
import { BothSidesCard } from '@/components/procurement/property/both-sides'
import { TradeLight } from '@/components/procurement/property/light'
import { TradeChecks } from '@/components/procurement/property/trade-checks'
import { Sheet } from '@/components/procurement/sheet'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Status } from '@/components/ui/status'
import { SubmitButton } from '@/components/ui/submit-button'
import { Td } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'
import { type TradeRecord, tradeRecord } from '@/lib/procurement/property/record'

type Face = 'gov' | 'ent'

/** One property transaction: facts, checks with light and reason, its days in order, who bid, what was paid, and leads. */
export async function TradePage({ face, actor, id }: { face: Face; actor: Actor; id: string }) {
  const trade = await found(runQuery(tradeRecord, actor, { id }))
  return (
    <PageFrame
      crumbs={[{ label: '产权交易', href: `/${face}/procurement/property` }, { label: trade.title }]}
      title={trade.title}
      marks={
        <>
          <Status>{trade.status}</Status>
          <TradeLight light={trade.light}>{trade.breaches ? `${trade.breaches} 项不符` : undefined}</TradeLight>
        </>
      }
      facts={[trade.org?.shortName, trade.projectNo, trade.kind, trade.method, trade.exchange]}
      actions={
        face === 'ent' &&
        may(actor, 'procurement.report') && (
          <>
            <form action={openTradeDraftAction}>
              <input type="hidden" name="trade" value={id} />
              <SubmitButton tone="secondary">在线修改</SubmitButton>
            </form>
            <ActionDialog
              label="删除"
              title={`删除“${trade.title}”`}
              intro="只删除登记错误的项目；终结的请修改状态为“已终结”。"
              fixed={{ id }}
              submit="删除项目"
              danger
              action={removeTradeAction}
            />
          </>
        )
      }
    >
      <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="space-y-3">
          <Facts face={face} trade={trade} />
          <TradeChecks checks={trade.checks} />
          <BothSidesCard face={face} both={trade.both} empty="没有竞买方在前后十二个月内是该企业采购的中标人。" />
          <Bidders face={face} trade={trade} />
          <Sheet title="价款支付" empty="没有登记价款支付。" heads={['日期', '金额（万元）', '备注']} rows={trade.payments}>
            {(row) => (
              <tr key={row.id}>
                <Td>{row.paidOn}</Td>
                <Td align="right">
                  <Money cents={row.amount} />
                </Td>
                <Td align="right">{row.note || '—'}</Td>
              </tr>
            )}
          </Sheet>
        </div>
        <Card title="过程" note="按日期；没有登记的不列">
          <Timeline entries={daysOf(trade, shanghaiDate(new Date()))} />
        </Card>
      </div>
    </PageFrame>
  )
}

function Facts({ face, trade }: { face: Face; trade: TradeRecord }) {
  const paper = (number: string, filing: string | null, none: string) =>
    filing ? <TextLink href={`/${face}/filings/${filing}`}>{number}</TextLink> : number || <Missing reason={none} />
  return (
    <Card title="项目" note={`${trade.source}，${trade.byName}`}>
      <DefinitionList
        columns={2}
        items={[
          { key: 'org', label: trade.kind === '增资' ? '增资企业' : '转让方', value: trade.org?.name ?? '—' },
          { key: 'target', label: '标的企业', value: trade.targetName || '—' },
          { key: 'pct', label: '比例', value: trade.pct ? `${trade.pct}%` : '—' },
          { key: 'control', label: '实际控制权转移', value: trade.controlLost ? '是' : '否' },
          { key: 'appraisal', label: '评估值（万元）', value: <Money cents={trade.appraisal} missing="没有登记" /> },
          { key: 'appraised', label: '评估基准日', value: trade.appraisedOn ?? <Missing reason="没有登记" /> },
          { key: 'floor', label: '首次底价（万元）', value: <Money cents={trade.floorPrice} missing="没有底价" /> },
          { key: 'relist', label: '重新披露底价（万元）', value: <Money cents={trade.relistPrice} missing="没有降价" /> },
          { key: 'deal', label: '成交价（万元）', value: <Money cents={trade.dealPrice} missing="尚未成交" /> },
          { key: 'paid', label: '已付（万元）', value: <Money cents={trade.paid} /> },
          { key: 'appraisalNo', label: '评估核准备案', value: paper(trade.appraisalNo, trade.appraisalFilingId, '没有登记') },
          { key: 'decision', label: '批准文件', value: paper(trade.decisionNo, trade.decisionFilingId, '没有登记') },
          ...(trade.lowerConsentNo ? [{ key: 'consent', label: '低于九成的同意', value: trade.lowerConsentNo }] : []),
          ...(trade.note ? [{ key: 'note', label: '备注', value: trade.note, wide: true }] : []),
        ]}
      />
    </Card>
  )
}

function Bidders({ face, trade }: { face: Face; trade: TradeRecord }) {
  return (
    <Sheet
      title={trade.kind === '增资' ? '意向投资方' : '竞买方'}
      note="与采购同一主体库；末列是在该企业采购中中标的次数"
      empty="没有登记竞买方。"
      heads={['主体', '结果', '报价（万元）', '在该企业中标']}
      rows={trade.bidders}
    >
      {(row) => (
        <tr key={row.id}>
          <Td>
            <TextLink href={`/${face}/procurement/parties/${row.partyId}`}>{row.name}</TextLink>
          </Td>
          <Td align="right">
            {row.won ? <Status tone="ok">{trade.kind === '增资' ? '投资方' : '受让方'}</Status> : '—'}
            {row.pct && ` ${row.pct}%`}
          </Td>
          <Td align="right">
            <Money cents={row.offer} missing="没有登记" />
          </Td>
          <Td align="right">{row.tenders > 0 ? `${row.tenders} 次` : '—'}</Td>
        </tr>
      )}
    </Sheet>
  )
}

function daysOf(trade: TradeRecord, today: string): TimelineEntry[] {
  const stretch = (key: string, title: string, from: string | null, to: string | null) => [
    ...(from ? [[`${key}-from`, `${title}开始`, from] as const] : []),
    ...(to ? [[`${key}-to`, `${title}结束`, to] as const] : []),
  ]
  const days = [
    ...(trade.appraisedOn ? [['appraised', '评估基准日', trade.appraisedOn] as const] : []),
    ...(trade.appraisalDecidedOn ? [['appraisal', '评估核准或者备案', trade.appraisalDecidedOn] as const] : []),
    ...(trade.decisionDecidedOn ? [['decision', '转让行为获批', trade.decisionDecidedOn] as const] : []),
    ...stretch('pre', '预披露', trade.preFrom, trade.preTo),
    ...stretch('listed', '正式披露', trade.listedFrom, trade.listedTo),
    ...stretch('relisted', '重新披露', trade.relistedFrom, trade.relistedTo),
    ...(trade.dealOn ? [['deal', '成交', trade.dealOn] as const] : []),
    ...(trade.contractOn ? [['contract', '合同生效', trade.contractOn] as const] : []),
    ...trade.payments.map((row) => [row.id, '支付价款', row.paidOn] as const),
    ...stretch('result', '结果公告', trade.resultFrom, trade.resultTo),
  ]
  return days
    .toSorted(([, , a], [, , b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([id, title, on]) => ({ id, title, person: on, place: null, at: null, tone: on > today ? 'future' : 'ok' }))
}
