import { IntakeWords } from '@/components/finance/statement/intake-list'
import { formNames } from '@/components/finance/statement/statement-list-page'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Button, ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { NumberedPager } from '@/components/ui/key-pager'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { statementStatuses } from '@/lib/finance/commands/act-on-statement'
import { statementBatch } from '@/lib/finance/intake/queries'
import { type Scope, scopes } from '@/lib/finance/statement/scope'
import type { Actor } from '@/lib/kernel/actor'
import { formatPeriod } from '@/lib/kernel/period'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string; params: SearchParams }

const size = 50

/** 来源批次: what one file, one request or the former system brought, as far as one may see it. */
export async function BatchPage({ face, actor, id, params }: Props) {
  const words = typeof params.q === 'string' ? params.q.slice(0, 50) : ''
  const page = typeof params.page === 'string' && /^[1-9]\d{0,2}$/.test(params.page) ? Number(params.page) : 1
  const { head, rows, total } = await found(runQuery(statementBatch, actor, { id, words, page, size }))
  const own = `/${face}/finance/batches/${id}`
  const query = words ? `q=${encodeURIComponent(words)}` : ''
  return (
    <PageFrame
      crumbs={[{ label: '报表台账', href: `/${face}/finance/statements` }, { label: '来源批次' }]}
      title="来源批次"
      facts={[`${total} 张报表`, '只列出您有权查看的']}
      actions={<ButtonLink href={`/api/finance/batches/${id}?${query}`}>导出 Excel</ButtonLink>}
    >
      <Card title="本批次">
        <p className="text-sm [overflow-wrap:anywhere]">
          <IntakeWords intake={head} whole />
        </p>
      </Card>
      <search data-print="hidden" className="rounded-lg border border-line bg-white px-4 py-3">
        <form action={own} className="flex flex-wrap items-end gap-2">
          <Input name="q" aria-label="企业名称" placeholder="企业名称" defaultValue={words} className="w-72 max-sm:w-full" />
          <Button type="submit" tone="primary">
            查找
          </Button>
        </form>
      </search>
      {rows.length === 0 ? (
        <EmptyState title="没有符合条件的记录">本批次中没有这个名称的企业，或者不在这一页。</EmptyState>
      ) : (
        <Card flush>
          <Table label="本批次的报表">
            <thead>
              <tr>
                <Th>企业</Th>
                <Th>报表</Th>
                <Th>版次</Th>
                <Th>在批次中的位置</Th>
                <Th align="right">单元格</Th>
                <Th>现在的状态</Th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.statementId} ${row.number}`}>
                  <Td className="min-w-32">{row.orgName}</Td>
                  <Td className="min-w-40">
                    <TextLink href={`/${face}/finance/statements/${row.statementId}?version=${row.number}`}>
                      {formatPeriod({ kind: row.formCode === 'annual' ? 'year' : 'month', code: row.period })}
                      {formNames[row.formCode]}（{scopes[row.scope as Scope]}）
                    </TextLink>
                  </Td>
                  <Td className="whitespace-nowrap">第 {row.number} 版</Td>
                  <Td>{row.place || '—'}</Td>
                  <Td align="right" className="tabular-nums">
                    {row.cells}
                  </Td>
                  <Td className="whitespace-nowrap">{statementStatuses[row.status] ?? row.status}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
      <NumberedPager
        page={page}
        pages={Math.ceil(total / size)}
        at={(next) => `${own}?${[query, `page=${next}`].filter(Boolean).join('&')}`}
      />
    </PageFrame>
  )
}
