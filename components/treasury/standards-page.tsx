import { importStandardsAction } from '@/app/actions/treasury-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { standardGrades } from '@/lib/finance/evaluation/standard'
import { type StandardBook, standardBook, standardSizes } from '@/lib/finance/evaluation/standards'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'

const one = (value: string | string[] | undefined) => (typeof value === 'string' && value ? value : undefined)

/** 绩效评价标准值: five values of each indicator by year, industry and size; made-up ones say so. */
export async function StandardsPage({ actor, params }: { actor: Actor; params: SearchParams }) {
  const size = standardSizes.find((name) => name === params.size)
  const year = /^20\d\d$/.test(one(params.year) ?? '') ? one(params.year) : undefined
  const book = await found(runQuery(standardBook, actor, { year, industry: one(params.industry)?.slice(0, 60), size }))
  const fictional = book.rows.some((row) => row.fictional)
  return (
    <PageFrame
      title="绩效评价标准值"
      marks={fictional && <Status tone="warn">含虚构值，仅供试用</Status>}
      facts={['按年度、行业、规模导入', '由优到差五档', '评价计分用所选年度的标准值']}
      actions={may(actor, 'evaluation.standard') && <Import />}
    >
      {book.chosen ? (
        <>
          <LinkTabs
            label="标准值"
            tabs={book.places.map((place) => ({
              href: `/gov/treasury/standards?year=${place.year}&industry=${encodeURIComponent(place.industry)}&size=${encodeURIComponent(place.size)}`,
              label: `${place.year} ${place.industry} ${place.size}`,
              count: place.indicators,
              current: place.year === book.chosen?.year && place.industry === book.chosen.industry && place.size === book.chosen.size,
            }))}
          />
          <Values book={book} />
        </>
      ) : (
        <EmptyState title="没有标准值">导入当年的标准值后才能计算评价得分。</EmptyState>
      )}
    </PageFrame>
  )
}

function Import() {
  return (
    <ActionDialog
      label="导入标准值"
      tone="primary"
      title="导入标准值"
      intro="同一年度、行业、规模、指标的旧值会被替换；有一行不对就全部不导入。"
      fields={[
        { key: 'year', label: '年度', kind: 'text', mode: 'numeric', maxLength: 4, required: true, half: true },
        {
          key: 'size',
          label: '规模',
          kind: 'select',
          required: true,
          half: true,
          empty: '请选择',
          options: standardSizes.map((value) => ({ value, label: value })),
        },
        { key: 'industry', label: '行业', kind: 'text', maxLength: 60, required: true },
        { key: 'source', label: '来源', kind: 'text', maxLength: 200, required: true, hint: '如标准值手册的名称和页码' },
        {
          key: 'lines',
          label: '标准值',
          kind: 'lines',
          rows: 8,
          required: true,
          hint: '每行：指标编号或名称，优秀，良好，平均，较低，较差',
        },
      ]}
      submit="导入"
      wide
      action={importStandardsAction}
    />
  )
}

function Values({ book }: { book: StandardBook }) {
  return (
    <Card flush>
      <Table label="标准值" dense>
        <thead>
          <tr>
            <Th>编号</Th>
            <Th>指标</Th>
            {standardGrades.map((grade) => (
              <Th key={grade} align="right">
                {grade}
              </Th>
            ))}
            <Th>来源</Th>
          </tr>
        </thead>
        <tbody>
          {book.rows.map((row) => (
            <tr key={row.indicator}>
              <Td>{row.indicator}</Td>
              <Td>{row.name}</Td>
              {row.values.map((value, index) => (
                <Td key={standardGrades[index]} align="right" className="tabular-nums">
                  {value}
                </Td>
              ))}
              <Td>
                {row.source}
                {row.fictional && (
                  <Status tone="warn" className="ml-1">
                    虚构
                  </Status>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
