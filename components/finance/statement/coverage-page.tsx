import { readPeriod } from '@/components/finance/period-bar'
import { ShutUnits } from '@/components/finance/shut-units'
import { formNames } from '@/components/finance/statement/statement-list-page'
import { UrgeReports } from '@/components/finance/statement/urge-reports'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { NumberedPager } from '@/components/ui/key-pager'
import { Select } from '@/components/ui/select'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { type CoverageCell, statementCoverage } from '@/lib/finance/queries/statements'
import { dueOn, periodsOffered } from '@/lib/finance/statement/due'
import { type Actor, may } from '@/lib/kernel/actor'
import { formatPeriod } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }
const pageSize = 25

/** 报送情况: enterprises by periods, who has reported, who late, who not. */
export async function CoveragePage({ face, actor, params }: Props) {
  const today = shanghaiDate(new Date())
  const months = periodsOffered(today)
  const form = params.form === 'annual' ? 'annual' : 'flash'
  const only = params.only === 'missing' ? 'missing' : 'all'
  const until = readPeriod(params.until) ?? months[1]!
  const page = typeof params.page === 'string' && /^[1-9]\d{0,2}$/.test(params.page) ? Math.min(200, Number(params.page)) : 1
  const coverage = await found(runQuery(statementCoverage, actor, { form, until, only, page, size: pageSize }))
  const path = `/${face}/finance/coverage`
  const at = (to: number) => `${path}?${new URLSearchParams({ form, only, until: String(until), page: String(to) })}`
  const pages = Math.max(1, Math.ceil(coverage.total / pageSize))
  return (
    <PageFrame title="报送情况" facts={[formNames[form], `${coverage.total} 户`, '集团看合并，单户看单户']}>
      <search data-print="hidden" className="rounded-lg border border-line bg-white px-4 py-3">
        <form action={path} className="flex flex-wrap items-end gap-2">
          <Select
            name="form"
            aria-label="表式"
            defaultValue={form}
            options={[
              { value: 'flash', label: '快报' },
              { value: 'annual', label: '决算' },
            ]}
          />
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
              { value: 'missing', label: '有缺报的企业' },
            ]}
          />
          <Button type="submit" tone="primary">
            查看
          </Button>
        </form>
      </search>
      <ShutUnits face={face} shut={coverage.shut} what={face === 'gov' ? '一级企业' : '下级企业'} />
      {coverage.rows.length === 0 ? (
        <EmptyState title="没有符合条件的记录">所选范围内没有缺报的企业。</EmptyState>
      ) : (
        <Card
          title="企业与期间"
          note="✓ 按时 ｜ 迟 迟报 ｜ 编 编报中 ｜ 退 已退回 ｜ 缺 逾期未报，右上角为催报次数"
          actions={may(actor, 'finance.urge') && <UrgeReports form={form} periods={overdueOf(coverage.periods, form, today)} />}
          flush
        >
          <Table label="报送情况" dense>
            <thead>
              <tr>
                <Th>企业</Th>
                {coverage.periods.map((period) => (
                  <Th key={period} align="center">
                    {form === 'annual'
                      ? Math.floor(period / 100)
                      : `${String(Math.floor(period / 100)).slice(2)}-${String(period % 100).padStart(2, '0')}`}
                  </Th>
                ))}
              </tr>
            </thead>
            <tbody>
              {coverage.rows.map((row) => (
                <tr key={row.orgId}>
                  <Td className="whitespace-nowrap">
                    <span style={{ paddingLeft: `${Math.max(0, row.level - 1)}em` }}>
                      <TextLink href={`/${face}/finance/enterprises/${row.orgId}`}>{row.orgName}</TextLink>
                    </span>
                  </Td>
                  {row.cells.map((cell) => (
                    <Td key={cell.period} align="center">
                      <Mark face={face} cell={cell} />
                      {cell.urges > 0 && (
                        <sup className="text-xs text-warn" title={`已催报 ${cell.urges} 次，最近 ${cell.urgedOn}`}>
                          <span className="sr-only">已催报 {cell.urges} 次</span>
                          <span aria-hidden>{cell.urges}</span>
                        </sup>
                      )}
                    </Td>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
      <NumberedPager page={page} pages={pages} at={at} />
    </PageFrame>
  )
}

/** The periods shown whose day has passed, the newest first. */
const overdueOf = (periods: readonly number[], form: 'flash' | 'annual', today: string) =>
  periods.filter((period) => dueOn(form, period) < today).toReversed()

const marks: Readonly<Record<CoverageCell['state'], { mark: string; word: string; tone: string }>> = {
  accepted: { mark: '✓', word: '按时受理', tone: 'text-ok' },
  late: { mark: '迟', word: '迟报，已受理', tone: 'text-warn' },
  open: { mark: '编', word: '编报中或待受理', tone: 'text-brand-700' },
  returned: { mark: '退', word: '已退回', tone: 'text-danger' },
  missing: { mark: '缺', word: '逾期未报', tone: 'font-semibold text-danger' },
  not_due: { mark: '·', word: '未到期', tone: 'text-muted' },
}

function Mark({ face, cell }: { face: string; cell: CoverageCell }) {
  const { mark, word, tone } = marks[cell.state]
  const shown = (
    <>
      <span aria-hidden className={tone}>
        {mark}
      </span>
      <span className="sr-only">{word}</span>
    </>
  )
  return cell.id ? <TextLink href={`/${face}/finance/statements/${cell.id}`}>{shown}</TextLink> : <span title={word}>{shown}</span>
}
