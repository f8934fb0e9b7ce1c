import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Expectations, NewExpectation } from '@/components/procurement/reporting/expectations'
import { ReportingMark } from '@/components/procurement/reporting/reporting-mark'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { KeyPager } from '@/components/ui/key-pager'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { importFormats } from '@/lib/procurement/commands/imports'
import { importStatuses } from '@/lib/procurement/queries/imports'
import { type ReportingRecord, reportingRecord } from '@/lib/procurement/queries/reporting'
import { frequencies } from '@/lib/procurement/rules/reporting'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string; params: SearchParams }

/** One enterprise's procurement data: two years of months, what was expected when, and every arrival. */
export async function ReportingRecordPage({ face, actor, id, params }: Props) {
  const cursor = typeof params.after === 'string' ? params.after : typeof params.before === 'string' ? params.before : undefined
  const record = await found(runQuery(reportingRecord, actor, { id, cursor }))
  const path = `/${face}/procurement/coverage/${id}`
  return (
    <PageFrame
      crumbs={[{ label: '采购数据报送情况', href: `/${face}/procurement/coverage` }, { label: record.orgName }]}
      title={record.orgName}
      marks={record.missing > 0 && <Status tone="danger">{`两年内 ${record.missing} 期未按期报送`}</Status>}
      facts={[
        record.every ? `${frequencies[record.every]}报送，期后 ${record.graceDays} 天内到达` : '未设定报送要求',
        record.lastOn ? `最近到达 ${record.lastOn}` : '从未到达',
        <TextLink key="tenders" href={`/${face}/procurement/tenders?org=${id}`}>
          采购台账
        </TextLink>,
      ]}
      actions={may(actor, 'procurement.require') && <NewExpectation choices={[]} orgId={id} />}
    >
      <Card title="近两年" note="✓ 按期 ｜ 缺 未按期报送 ｜ … 未到期 ｜ · 不是应报期">
        <ol className="grid grid-cols-4 gap-1 sm:grid-cols-8 lg:grid-cols-12">
          {record.cells.map((cell) => (
            <li key={cell.month} className="rounded border border-line px-2 py-1 text-center text-sm">
              <span className="block text-xs text-muted">{`${Math.floor(cell.month / 100)}-${String(cell.month % 100).padStart(2, '0')}`}</span>
              <ReportingMark cell={cell} />
            </li>
          ))}
        </ol>
      </Card>
      <Imports imports={record.imports} opens={face === 'ent' && may(actor, 'procurement.report')} />
      <KeyPager
        previous={record.imports.previous ? `${path}?before=${record.imports.previous}` : null}
        next={record.imports.next ? `${path}?after=${record.imports.next}` : null}
      />
      <Expectations rows={record.rules} whose={(row) => (row.orgId ? record.orgName : '全部一级企业')} />
    </PageFrame>
  )
}

function Imports({ imports, opens }: { imports: ReportingRecord['imports']; opens: boolean }) {
  return (
    <Card title="到达记录" flush>
      {imports.rows.length === 0 ? (
        <EmptyState title="没有数据到达过">企业可以由系统推送、上传文件或者在线填报。</EmptyState>
      ) : (
        <Table label="到达记录" dense>
          <thead>
            <tr>
              <Th>报送</Th>
              <Th>内容</Th>
              <Th>来源</Th>
              <Th>状态</Th>
              <Th align="right">新增或更新</Th>
              <Th align="right">无变化</Th>
              <Th align="right">有误</Th>
            </tr>
          </thead>
          <tbody>
            {imports.rows.map((row) => (
              <tr key={row.id}>
                <Td className="whitespace-nowrap">
                  <DateTime iso={row.at} /> <span className="text-muted">{row.byName}</span>
                </Td>
                <Td>{opens ? <TextLink href={`/ent/procurement/imports/${row.id}`}>{row.name}</TextLink> : row.name}</Td>
                <Td className="whitespace-nowrap">{importFormats[row.format]}</Td>
                <Td title={row.error ?? undefined}>
                  <Status tone={row.status === 'failed' ? 'danger' : row.status === 'done' ? 'ok' : 'neutral'}>
                    {importStatuses[row.status]}
                  </Status>
                </Td>
                <Td align="right">{row.kept}</Td>
                <Td align="right">{row.unchanged}</Td>
                <Td align="right" className={row.faulty > 0 ? 'text-danger' : ''}>
                  {row.faulty}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
