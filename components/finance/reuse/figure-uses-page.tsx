import { FilingStatusMark } from '@/components/matters/filing-status'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Button, ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'
import { type FigureGroup, figureUses } from '@/lib/matters/figures/queries'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }

/** 一次填报、多处取用: every figure of an accepted statement with the forms that took it, and how many entries were saved. */
export async function FigureUsesPage({ face, actor, params }: Props) {
  const words = typeof params.q === 'string' ? params.q.slice(0, 50) : ''
  const { groups, entries, figures, forms } = await found(runQuery(figureUses, actor, { words }))
  const shown = groups.reduce((sum, group) => sum + group.uses.length, 0)
  return (
    <PageFrame
      title="一次填报、多处取用"
      facts={[`${figures} 项数据`, `${forms} 种申报表取用`, `少填 ${entries} 项`, '数据取自已受理的财务报表']}
      actions={<ButtonLink href={`/api/finance/reuse?q=${encodeURIComponent(words)}`}>导出 Excel</ButtonLink>}
    >
      <search data-print="hidden" className="rounded-lg border border-line bg-white px-4 py-3">
        <form action={`/${face}/finance/reuse`} className="flex flex-wrap items-end gap-2">
          <Input
            name="q"
            aria-label="事项、标题或企业名称"
            placeholder="事项、标题或企业名称"
            defaultValue={words}
            className="w-72 max-sm:w-full"
          />
          <Button type="submit" tone="primary">
            查找
          </Button>
        </form>
      </search>
      {groups.length === 0 ? (
        <EmptyState title={words ? '没有符合条件的记录' : '还没有取用过报表数据'}>
          报表受理后，申报表中的利润总额、净资产、资产负债率等由平台带出并注明报表、期间、版次和单元格，会列在这里。
        </EmptyState>
      ) : (
        groups.map((group) => <Group key={group.key} face={face} group={group} />)
      )}
      {shown < entries && !words && <p className="text-sm text-muted">只列出最近 {shown} 项，更早的可以查找。</p>}
    </PageFrame>
  )
}

function Group({ face, group }: { face: 'gov' | 'ent'; group: FigureGroup }) {
  return (
    <Card
      title={group.source}
      note={`${group.orgName} · 填报 1 次，取用 ${group.uses.length} 处`}
      actions={<TextLink href={`/${face}${group.path}`}>查看报表</TextLink>}
      flush
    >
      <Table label={`取用“${group.source}”的申报表`}>
        <thead>
          <tr>
            <Th>取用处</Th>
            <Th>字段</Th>
            <Th align="right">取用的数（{group.share ? '%' : '万元'}）</Th>
            <Th>版次</Th>
            <Th>办件状态</Th>
          </tr>
        </thead>
        <tbody>
          {group.uses.map((use) => (
            <tr key={`${use.filingId} ${use.field}`}>
              <Td className="min-w-40">
                <TextLink href={`/${face}/filings/${use.filingId}`}>{use.title}</TextLink>
                <span className="block text-xs text-muted">{[use.matterName, use.number].filter(Boolean).join(' · ')}</span>
              </Td>
              <Td className="min-w-28">{use.field}</Td>
              <Td align="right" className="tabular-nums">
                {formatDecimal(new Decimal(use.value), 2)}
              </Td>
              <Td className="whitespace-nowrap">
                第 {use.version} 版{' '}
                {use.corrected && (
                  <Status tone="warn" shape="alert" title="报表已有更新的受理版；草稿打开时自动更新，已上报的保持上报时的数">
                    已有更正
                  </Status>
                )}
              </Td>
              <Td>
                <FilingStatusMark status={use.status} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
