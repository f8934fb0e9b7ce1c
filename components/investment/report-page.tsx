import { notFound } from 'next/navigation'
import { reportMonthAction } from '@/app/actions/investment/months'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { FormField } from '@/components/identity/form/form-field'
import { ImportProgress } from '@/components/investment/import-progress'
import { monthText, percentOf } from '@/components/investment/light'
import { found } from '@/components/patterns/found'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type InvestReport, investReport, type ReportRow } from '@/lib/investment/queries/report'
import { type Actor, may } from '@/lib/kernel/actor'
import { fromCents } from '@/lib/kernel/money'
import { shiftMonths } from '@/lib/kernel/period'
import { runQuery } from '@/lib/platform/query'

/** 投资月报填报: the projects under way with a month, typed one by one or by workbook. */
export async function InvestReportPage({ actor, params }: { actor: Actor; params: SearchParams }) {
  if (!may(actor, 'invest.report')) notFound()
  const asked = typeof params.month === 'string' && /^20\d\d(0[1-9]|1[0-2])$/.test(params.month) ? params.month : undefined
  const report = await found(runQuery(investReport, actor, { month: asked }))
  const { month, newest, rows, reported, reportDay } = report
  const to = (of: number) => `/ent/investment/report?month=${of}`
  return (
    <PageFrame
      crumbs={[{ label: '投资总览', href: '/ent/investment' }, { label: '投资月报填报' }]}
      title="投资月报填报"
      facts={[monthText(month), `已报 ${reported} / ${rows.length} 个项目`, `次月 ${reportDay} 日前报送`]}
      actions={
        <>
          <ButtonLink href={to(shiftMonths(month, -1))}>上月</ButtonLink>
          {month < newest && <ButtonLink href={to(shiftMonths(month, 1))}>下月</ButtonLink>}
          <ImportProgress month={month} />
        </>
      }
    >
      <Card title={`${monthText(month)} 月报`} note="金额单位万元；已报送的可以更正，原数保留" flush>
        {rows.length === 0 ? (
          <EmptyState title="没有在建项目">项目登记开工后按月填报。</EmptyState>
        ) : (
          <Table label="投资月报" dense>
            <thead>
              <tr>
                <Th>项目</Th>
                <Th>办理</Th>
                <Th align="right">上月进度</Th>
                <Th align="right">计划进度</Th>
                <Th align="right">实际进度</Th>
                <Th align="right">完成投资（万元）</Th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Line key={row.projectId} row={row} report={report} />
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </PageFrame>
  )
}

function Line({ row, report: { month } }: { row: ReportRow; report: InvestReport }) {
  const { held, before } = row
  return (
    <tr>
      <Td className="min-w-48">
        <TextLink href={`/ent/investment/projects/${row.projectId}`}>{row.name}</TextLink>
        <p className="text-xs text-muted">{row.orgName}</p>
        {row.asked && <p className="text-sm text-danger">请更正：{row.asked}</p>}
      </Td>
      <Td className="whitespace-nowrap">
        {row.asked ? <Status tone="danger">待更正</Status> : held ? <Status tone="ok">已报送</Status> : <Status tone="warn">未报送</Status>}
        <ActionDialog
          label={held ? '更正' : '填报'}
          ariaLabel={`${held ? '更正' : '填报'} ${row.name}`}
          size="sm"
          tone={held ? 'quiet' : 'primary'}
          title={`${row.name} ${monthText(month)} 月报`}
          fields={fieldsOf(row)}
          fixed={{ projectId: row.projectId, month: String(month) }}
          submit={held ? '提交更正' : '报送'}
          wide
          action={reportMonthAction}
        />
      </Td>
      <Td align="right">{before ? percentOf(before.actualPct) : '—'}</Td>
      <Td align="right">{held ? percentOf(held.plannedPct) : '—'}</Td>
      <Td align="right">{held ? percentOf(held.actualPct) : '—'}</Td>
      <Td align="right">{held ? <Money cents={held.amount} /> : '—'}</Td>
    </tr>
  )
}

const wan = (cents: string | undefined) => (cents === undefined ? '' : fromCents(BigInt(cents), '万元'))

function fieldsOf({ held, before, approvedYield }: ReportRow): FormField[] {
  const percent = { kind: 'text', mode: 'decimal', unit: '%', half: true } as const
  const money = { kind: 'text', mode: 'decimal', unit: '万元', half: true } as const
  const last = before ? `上次（${monthText(before.month)}）${percentOf(before.actualPct)}` : '第一次填报'
  return [
    { ...percent, key: 'plannedPct', label: '月末计划形象进度', required: true, initial: held?.plannedPct ?? '' },
    { ...percent, key: 'actualPct', label: '月末实际形象进度', required: true, hint: last, initial: held?.actualPct ?? '' },
    { ...money, key: 'amount', label: '本月完成投资', required: true, initial: wan(held?.amount) },
    { ...money, key: 'ownFunds', label: '到位：自有资金', initial: wan(held?.ownFunds) },
    { ...money, key: 'debtFunds', label: '到位：融资资金', initial: wan(held?.debtFunds) },
    { ...money, key: 'fiscalFunds', label: '到位：财政性资金', initial: wan(held?.fiscalFunds) },
    { ...money, key: 'otherFunds', label: '到位：其他资金', initial: wan(held?.otherFunds) },
    {
      ...{ ...percent, key: 'expectedYield', label: '目前预计收益率', initial: held?.expectedYield ?? before?.expectedYield ?? '' },
      hint: approvedYield ? `可研 ${percentOf(approvedYield)}` : '可研没有写明',
    },
    { key: 'note', label: '说明', kind: 'lines', rows: 2, hint: '进度调低、停滞的请写明原因', initial: held?.note ?? '' },
    ...(held ? [{ key: 'reason', label: '更正原因', kind: 'lines' as const, rows: 2, required: true }] : []),
  ]
}
