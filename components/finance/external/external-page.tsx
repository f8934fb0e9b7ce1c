import { importExternalFiguresAction } from '@/app/actions/form-actions'
import { readPeriod } from '@/components/finance/period-bar'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { found } from '@/components/patterns/found'
import { Money } from '@/components/patterns/money'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Button, buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { NumberedPager } from '@/components/ui/key-pager'
import { Select } from '@/components/ui/select'
import { Table, Td, Th } from '@/components/ui/table'
import { externalKindKeys, externalKinds } from '@/lib/finance/external/kinds'
import { externalFigureList } from '@/lib/finance/external/queries'
import { type Actor, may } from '@/lib/kernel/actor'
import { formatPeriod } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; params: SearchParams }
const kinds = externalKindKeys.map((value) => ({ value, label: externalKinds[value].label }))

/** 外部核对数据: figures of systems that are not connected, as they were imported; the audit formulas across systems are held against them. */
export async function ExternalPage({ face, actor, params }: Props) {
  const kind = externalKindKeys.find((key) => key === params.kind)
  const period = readPeriod(params.period)
  const words = typeof params.q === 'string' ? params.q.trim().slice(0, 50) : ''
  const page = typeof params.page === 'string' && /^[1-9]\d{0,4}$/.test(params.page) ? Number(params.page) : 1
  const list = await found(runQuery(externalFigureList, actor, { words, page, ...(kind ? { kind } : {}), ...(period ? { period } : {}) }))
  const path = `/${face}/finance/external`
  const filter = { ...(kind ? { kind } : {}), ...(period ? { period: String(period) } : {}), ...(words ? { q: words } : {}) }
  const at = (turn: number) => `${path}?${new URLSearchParams({ ...filter, ...(turn > 1 ? { page: String(turn) } : {}) })}`
  return (
    <PageFrame
      title="外部核对数据"
      facts={['税务、考核、收益系统没有接入，按文件导入', '没有导入的按“未接入”，不按零']}
      actions={
        <>
          {list.total > 0 && (
            <a className={buttonClass()} href={`/api/finance/external?${new URLSearchParams(filter)}`} download>
              导出筛选结果
            </a>
          )}
          {face === 'gov' && may(actor, 'finance.define') && <ImportFigures />}
        </>
      }
    >
      <search data-print="hidden" className="rounded-lg border border-line bg-white px-4 py-3">
        <form key={JSON.stringify(filter)} action={path} className="flex flex-wrap items-end gap-2">
          <Input
            name="q"
            aria-label="企业或来源"
            className="w-72 max-sm:w-full"
            placeholder="企业或来源"
            defaultValue={words}
            maxLength={50}
          />
          <Select name="kind" aria-label="事项" defaultValue={kind ?? ''} empty="全部事项" options={kinds} />
          <Input
            name="period"
            className="w-44 max-sm:w-full"
            aria-label="期间"
            placeholder="期间，如 202611"
            defaultValue={period ?? ''}
            maxLength={6}
            inputMode="numeric"
          />
          <Button type="submit" tone="primary">
            查找
          </Button>
        </form>
      </search>
      {list.rows.length === 0 ? (
        <EmptyState title="没有符合条件的记录">财务监管处导入税务申报收入、核定工资总额、国有资本收益缴库数后列在这里。</EmptyState>
      ) : (
        <>
          <Card title="外部核对数据" note={`${list.total} 条`} flush>
            <Table label="外部核对数据" dense>
              <thead>
                <tr>
                  <Th>企业</Th>
                  <Th>事项</Th>
                  <Th>期间</Th>
                  <Th align="right">金额（万元）</Th>
                  <Th>来源</Th>
                  <Th>数据日期</Th>
                  <Th>导入人</Th>
                </tr>
              </thead>
              <tbody>
                {list.rows.map((row) => (
                  <tr key={row.key}>
                    <Td className="whitespace-nowrap">{row.orgName}</Td>
                    <Td className="whitespace-nowrap">
                      {externalKinds[row.kind].label}（{externalKinds[row.kind].span}）
                    </Td>
                    <Td className="whitespace-nowrap">
                      {formatPeriod({ kind: row.kind === 'payroll_approved' ? 'year' : 'month', code: row.period })}
                    </Td>
                    <Td align="right">
                      <Money cents={row.amount} />
                    </Td>
                    <Td className="min-w-40">{row.source}</Td>
                    <Td className="whitespace-nowrap">{row.asOf}</Td>
                    <Td className="whitespace-nowrap">{row.by}</Td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </Card>
          <NumberedPager page={list.page} pages={list.pages} at={at} />
        </>
      )}
    </PageFrame>
  )
}

function ImportFigures() {
  return (
    <ActionDialog
      {...{ label: '导入', tone: 'primary', title: '导入外部核对数据', submit: '导入', wide: true }}
      intro="同一企业、同一期间再次导入，以新的为准；有一行不对就全部不导入。税务申报收入、缴库数为本年累计，核定工资总额为全年（期间写当年 12 月）。"
      fields={[
        { key: 'kind', label: '事项', kind: 'select', required: true, half: true, empty: '请选择', options: kinds },
        { key: 'asOf', label: '数据日期', kind: 'date', required: true, half: true, initial: shanghaiDate(new Date()) },
        { key: 'source', label: '来源', kind: 'text', required: true, maxLength: 200, hint: '出具单位和文件名' },
        {
          ...{ key: 'lines', label: '数据', kind: 'lines', rows: 8, required: true },
          hint: '每行：企业全称或统一社会信用代码，期间，金额（元）；可从电子表格复制三列粘贴',
        },
      ]}
      action={importExternalFiguresAction}
    />
  )
}
