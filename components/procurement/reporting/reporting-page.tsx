import { readPeriod } from '@/components/finance/period-bar'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Expectations, NewExpectation } from '@/components/procurement/reporting/expectations'
import { ReportingMark } from '@/components/procurement/reporting/reporting-mark'
import { Button, buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Download } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { NumberedPager } from '@/components/ui/key-pager'
import { Select } from '@/components/ui/select'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type Actor, may } from '@/lib/kernel/actor'
import { formatPeriod, shiftMonths } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runTogether } from '@/lib/platform/query'
import { expectationList, type ReportingRow, reportingCoverage } from '@/lib/procurement/queries/reporting'
import { frequencies } from '@/lib/procurement/rules/reporting'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }
const pageSize = 25

/** 报送情况: enterprises by months, whose procurement data came in time and whose not. */
export async function ReportingPage({ face, actor, params }: Props) {
  const today = shanghaiDate(new Date())
  const now = Number(today.slice(0, 4)) * 100 + Number(today.slice(5, 7))
  const months = Array.from({ length: 24 }, (_, index) => shiftMonths(now, -index))
  const until = readPeriod(params.until) ?? now
  const only = params.only === 'missing' ? 'missing' : 'all'
  const words = typeof params.q === 'string' ? params.q.trim().slice(0, 60) : ''
  const page = typeof params.page === 'string' && /^[1-9]\d{0,2}$/.test(params.page) ? Math.min(200, Number(params.page)) : 1
  const { coverage, said } = await found(
    runTogether(actor, async (ask) => ({
      coverage: await ask(reportingCoverage, { until, only, words, page, size: pageSize }),
      said: await ask(expectationList, {}),
    })),
  )
  const path = `/${face}/procurement/coverage`
  const at = (to: number) => `${path}?${new URLSearchParams({ until: String(until), only, q: words, page: String(to) })}`
  const pages = Math.max(1, Math.ceil(coverage.total / pageSize))
  return (
    <PageFrame
      title="采购数据报送情况"
      facts={[`${coverage.known} 户`, <span key="behind">{`有未按期报送的 ${coverage.behind} 户`}</span>, '接口推送、文件和填报都计入']}
      actions={
        <>
          <a
            href={`/api/procurement/coverage?${new URLSearchParams({ until: String(until), only, q: words })}`}
            download
            className={buttonClass('secondary', 'md')}
          >
            <Download aria-hidden className="size-4 text-muted" />
            导出
          </a>
          {may(actor, 'procurement.require') && <NewExpectation choices={said.choices} />}
        </>
      }
    >
      <search data-print="hidden" className="rounded-lg border border-line bg-white px-4 py-3">
        <form action={path} className="flex flex-wrap items-end gap-2">
          <Input name="q" aria-label="企业名称" placeholder="企业名称" defaultValue={words} className="w-48" />
          <Select
            name="until"
            aria-label="截至"
            defaultValue={String(until)}
            options={months.map((code) => ({ value: String(code), label: `截至 ${formatPeriod({ kind: 'month', code })}` }))}
          />
          <Select
            name="only"
            aria-label="范围"
            defaultValue={only}
            options={[
              { value: 'all', label: '全部企业' },
              { value: 'missing', label: '有未按期报送的' },
            ]}
          />
          <Button type="submit" tone="primary">
            查看
          </Button>
        </form>
      </search>
      {coverage.rows.length === 0 ? (
        <EmptyState title="没有符合条件的记录">所选范围内没有应报送采购数据或者有未按期报送的企业。</EmptyState>
      ) : (
        <Card title="企业与月份" note="✓ 按期 ｜ 缺 未按期报送 ｜ … 未到期 ｜ · 不是应报期" flush>
          <Coverage face={face} months={coverage.months} rows={coverage.rows} />
        </Card>
      )}
      <NumberedPager page={page} pages={pages} at={at} />
      <Expectations rows={said.rows} whose={(row) => row.orgName ?? '全部一级企业'} />
    </PageFrame>
  )
}

function Coverage({ face, months, rows }: { face: string; months: readonly number[]; rows: readonly ReportingRow[] }) {
  return (
    <Table label="采购数据报送情况" dense>
      <thead>
        <tr>
          <Th>企业</Th>
          <Th>频次</Th>
          <Th>最近到达</Th>
          <Th align="right">未报期数</Th>
          {months.map((month) => (
            <Th key={month} align="center">{`${String(Math.floor(month / 100)).slice(2)}-${String(month % 100).padStart(2, '0')}`}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.orgId}>
            <Td className="whitespace-nowrap">
              <TextLink href={`/${face}/procurement/coverage/${row.orgId}`}>{row.orgName}</TextLink>
            </Td>
            <Td className="whitespace-nowrap">{row.every ? frequencies[row.every] : '未设定'}</Td>
            <Td className="whitespace-nowrap">{row.lastOn ?? <span className="text-danger">从未到达</span>}</Td>
            <Td align="right" className={row.missing > 0 ? 'font-semibold text-danger' : ''}>
              {row.missing}
            </Td>
            {row.cells.map((cell) => (
              <Td key={cell.month} align="center">
                <ReportingMark cell={cell} />
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
