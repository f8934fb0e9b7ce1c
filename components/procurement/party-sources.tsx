import { Money } from '@/components/patterns/money'
import { Sheet } from '@/components/procurement/sheet'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { Status } from '@/components/ui/status'
import { Td } from '@/components/ui/table'
import type { PartyRecord } from '@/lib/procurement/queries/parties'

/** What each of the five outside sources says of a party, and of which day; a source that never delivered says 未接入. */
export function PartySources({ party }: { party: PartyRecord }) {
  return (
    <Sheet
      title="外部数据"
      note="未接入不等于没有问题"
      empty="没有外部数据来源。"
      heads={['来源', '内容', '更新日期']}
      rows={party.external}
    >
      {({ source, organ, state, words, on }) => (
        <tr key={source}>
          <Td>
            {source}
            <span className="block text-xs text-muted">{organ}</span>
          </Td>
          <Td align="right">
            {state === 'missing' ? <Status tone="notice">未接入</Status> : state === 'nothing' ? '已接入，没有这一主体的记录' : words}
          </Td>
          <Td align="right" className="whitespace-nowrap">
            {on ?? (state === 'missing' ? '—' : '来源未注明')}
          </Td>
        </tr>
      )}
    </Sheet>
  )
}

/** How a supplier's sales are spread, how it carried out its contracts, what stands against its credit. */
export function PartyStanding({ party }: { party: PartyRecord }) {
  const { standing } = party
  const open = party.listings.filter(({ to }) => to === null)
  return (
    <Card title="履约、信用与集中度" note="您可见范围内">
      <DefinitionList
        columns={2}
        items={[
          { key: 'contracts', label: '合同', value: `${standing.contracts} 份` },
          { key: 'amount', label: '合同额（万元）', value: <Money cents={standing.amount} missing="没有合同" /> },
          { key: 'changed', label: '变更增减（万元）', value: <Money cents={standing.changed} missing="没有变更" /> },
          { key: 'late', label: '逾期完工', value: `${standing.late} 份` },
          { key: 'defaults', label: '违约、逾期或不合格', value: `${standing.defaults} 次` },
          { key: 'score', label: '履约评价（采购人）', value: standing.score === null ? '未报送' : `${standing.score.toFixed(1)} 分` },
          { key: 'credit', label: '在名录内', value: open.length === 0 ? '没有' : open.map(({ kind }) => kind).join('、') },
          {
            key: 'top',
            label: '最大采购人',
            value: standing.topShare === null ? '没有中标' : `${standing.topBuyer} 占 ${(standing.topShare * 100).toFixed(1)}%`,
          },
          {
            key: 'hhi',
            label: '对采购人的集中度（HHI）',
            value: standing.hhi === null ? '没有中标' : standing.hhi.toFixed(3),
          },
        ]}
      />
    </Card>
  )
}
