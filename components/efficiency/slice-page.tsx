import { sliceWords } from '@/components/efficiency/slice-words'
import { FilingStatusMark } from '@/components/matters/filing-status'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { sliceFilings } from '@/lib/dashboards/queries/slice-filings'
import { sliceNames } from '@/lib/dashboards/queries/slice-names'
import { fitsLedger, ledgerHref, readSlice, sliceQuery } from '@/lib/dashboards/rules/slice-links'
import type { SliceRow } from '@/lib/dashboards/schema'
import { type Actor, may } from '@/lib/kernel/actor'
import { countCap } from '@/lib/platform/paging'
import { runTogether } from '@/lib/platform/query'

type Props = { actor: Actor; params: SearchParams }

/** The filings behind one number of the statistics. */
export async function SlicePage({ actor, params }: Props) {
  const slice = readSlice(params)
  const { list, names } = await found(
    runTogether(actor, async (ask) => ({ list: await ask(sliceFilings, slice), names: await ask(sliceNames, slice) })),
  )
  const { side } = actor
  const ledger = may(actor, 'matter.read')
  const { from, to, kind, line, group, org, adcode } = slice
  const count = list.count > countCap ? `${countCap}+` : list.count.toLocaleString('zh-CN')
  const cut = list.rows.length < list.count ? `列出最近上报的 ${list.rows.length} 件` : null
  return (
    <PageFrame
      crumbs={[
        { label: '办理效能', href: `/${side}/efficiency?${sliceQuery({ from, to, kind, line, group, org, adcode })}` },
        { label: '统计明细' },
      ]}
      title={`统计明细 ${count} 件`}
      facts={[...sliceWords(slice, names), cut]}
      actions={ledger && fitsLedger(slice) ? <ButtonLink href={ledgerHref(side, slice)}>在台账中打开</ButtonLink> : undefined}
    >
      <Card flush>
        {list.rows.length === 0 ? (
          <EmptyState title="没有符合条件的办件">条件对应的办件可能已经变化，请返回办理效能重新统计。</EmptyState>
        ) : (
          <Rows rows={list.rows} side={side} ledger={ledger} names={names} />
        )}
      </Card>
    </PageFrame>
  )
}

type RowsProps = { rows: readonly SliceRow[]; side: string; ledger: boolean; names: Readonly<Record<string, string>> }

function Rows({ rows, side, ledger, names }: RowsProps) {
  return (
    <Table label="办件" dense>
      <thead>
        <tr>
          {['标题', '企业', '主办处室', '状态', '当前环节', '上报', '应办结', '办结'].map((title) => (
            <Th key={title}>{title}</Th>
          ))}
          <Th align="right">用时/承诺（工作日）</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Td className="min-w-56">
              {ledger ? <TextLink href={`/${side}/filings/${row.id}`}>{row.title}</TextLink> : row.title}
              <span className="block text-xs text-muted">{[row.number, row.matterName].filter(Boolean).join(' · ')}</span>
            </Td>
            <Td className="whitespace-nowrap">{row.orgName}</Td>
            <Td className="whitespace-nowrap">{names[row.line] ?? row.line}</Td>
            <Td>
              <FilingStatusMark status={row.status} />
            </Td>
            <Td className="whitespace-nowrap">{row.stepName}</Td>
            <Td>
              <DateTime iso={row.arrivedAt} show="date" />
            </Td>
            <Td>
              <DateTime iso={row.dueAt} show="date" />
            </Td>
            <Td>
              <DateTime iso={row.concludedAt} show="date" />
            </Td>
            <Td align="right" className={row.onTime === false ? 'text-danger' : ''}>
              {row.usedDays ?? '—'} / {row.promiseDays}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
