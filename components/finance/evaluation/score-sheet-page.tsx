import { PrintButton } from '@/components/efficiency/print-button'
import { type Choice, choiceQuery, methodOptions, readChoice, setOptions } from '@/components/finance/evaluation/choice'
import { gradeTone } from '@/components/finance/evaluation/list-page'
import { ScoreLines } from '@/components/finance/evaluation/score-lines'
import { found } from '@/components/patterns/found'
import { KeyFigures } from '@/components/patterns/key-figure'
import { Missing } from '@/components/patterns/missing'
import { PageFrame } from '@/components/patterns/page-frame'
import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Button, buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Select } from '@/components/ui/select'
import { Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { dimensionWeightState } from '@/lib/finance/evaluation/four-dimensions'
import { evaluationMethods, type ScoreSheet } from '@/lib/finance/evaluation/score-sheet'
import { type EvaluationSheet, evaluationSheet } from '@/lib/finance/queries/evaluation'
import { scopes } from '@/lib/finance/statement/scope'
import type { Actor } from '@/lib/kernel/actor'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'
import { runQuery } from '@/lib/platform/query'

type Props = { face: 'gov' | 'ent'; actor: Actor; id: string; params: SearchParams }
type Face = 'gov' | 'ent'

/** 评分表: how one enterprise comes to its total, line by line, each figure a way to where it comes from. */
export async function ScoreSheetPage({ face, actor, id, params }: Props) {
  const choice = readChoice(params)
  const record = await found(runQuery(evaluationSheet, actor, { ...choice, id }))
  const { sheet, statement, set, year } = record
  const query = choiceQuery({ ...choice, year: year ?? undefined })
  return (
    <PageFrame
      crumbs={[{ label: '财务绩效评价', href: `/${face}/finance/evaluation?${query}` }, { label: record.name }]}
      title={`${record.name}评分表`}
      marks={
        <>
          {sheet?.grade && <Status tone={gradeTone(sheet.grade)}>{sheet.grade}</Status>}
          {set?.fictional && <Status tone="warn">含虚构标准值，仅供试用</Status>}
        </>
      }
      facts={[
        year !== null && `${year} 年决算`,
        evaluationMethods[choice.method].name,
        statement && `${scopes[statement.scope as keyof typeof scopes]}口径`,
        record.industryName,
        set ? `标准值：${set.year} ${set.industry} ${set.size}（${set.source}）` : '没有可用的标准值',
      ]}
      actions={
        sheet && (
          <>
            <PrintButton />
            <a className={buttonClass()} href={`/api/finance/evaluation/${id}?${query}`}>
              导出 Excel
            </a>
          </>
        )
      }
    >
      <ChoiceBar path={`/${face}/finance/evaluation/${id}`} record={record} choice={choice} />
      {sheet && statement ? (
        <Body face={face} record={record} sheet={sheet} statementId={statement.id} />
      ) : (
        <EmptyState title="没有可评价的决算">所选年度没有已受理的年度决算，请换一个年度，或在报送情况中查看。</EmptyState>
      )}
    </PageFrame>
  )
}

function ChoiceBar({ path, record, choice }: { path: string; record: EvaluationSheet; choice: Choice }) {
  const fields = [
    {
      ...{ name: 'year', label: '年度', value: String(record.year ?? '') },
      options: record.years.map((year) => ({ value: String(year), label: `${year} 年` })),
    },
    { name: 'method', label: '方法', value: choice.method, options: methodOptions },
    { name: 'set', label: '标准值', value: record.chosen ? (choice.set ?? '') : '', options: setOptions(record.places) },
  ]
  return (
    <search data-print="hidden" className="rounded-lg border border-line bg-white px-4 py-3">
      <form key={fields.map(({ value }) => value).join()} action={path} className="flex flex-wrap items-end gap-2">
        {fields.map(({ name, label, value, options }) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside
          <label key={name} className="min-w-0 text-sm">
            <span className="mb-1 block text-muted">{label}</span>
            <Select name={name} defaultValue={value} options={options} />
          </label>
        ))}
        <Button type="submit" tone="primary">
          查看
        </Button>
      </form>
    </search>
  )
}

const two = (text: string | null) => (text === null ? null : formatDecimal(new Decimal(text), 2))

type BodyProps = { face: Face; record: EvaluationSheet; sheet: ScoreSheet; statementId: string }

function Body({ face, record, sheet, statementId }: BodyProps) {
  const why = sheet.missing.slice(0, 3).join('；') || '没有标准值'
  return (
    <>
      <KeyFigures
        figures={[
          { key: 'total', label: '总分', value: two(sheet.total), unit: '分', missing: why },
          ...(sheet.method === '2006'
            ? [{ key: 'basic', label: '基本指标得分', value: two(sheet.basicTotal), unit: '分', missing: why }]
            : []),
          ...sheet.parts.map((part) => ({ key: part.name, label: part.name, value: two(part.score), unit: '分', missing: why })),
        ]}
      />
      {sheet.missing.length > 0 && (
        <Card title="不能计分" note={`${sheet.missing.length} 项`}>
          <p className="text-sm">缺少的不按零计算，也不给总分：{sheet.missing.join('；')}。</p>
        </Card>
      )}
      <Parts sheet={sheet} />
      <ScoreLines face={face} sheet={sheet} units={record.units} statementId={statementId} />
      <Card title="说明">
        <ul className="list-disc space-y-1 pl-5 text-sm">
          <li>
            数据取自
            <TextLink href={`/${face}/finance/statements/${statementId}`}>{record.year} 年已受理的决算</TextLink>
            ，计算过程不取整，页面显示时四舍五入。
          </li>
          {sheet.method === '2006' ? (
            <>
              <li>功效系数＝（实际值－本档标准值）÷（上档标准值－本档标准值）；达到优秀值得满分，低于较差值得 0 分。</li>
              <li>单项修正系数限定在 0.7–1.3；部分得分＝基本得分×综合修正系数。权数和修正系数的形式待与原文校核。</li>
              <li>修正后得分可能超过 100 分，是否封顶待与原文校核，这里不封顶。</li>
              <li>只含定量部分；综合绩效评价另按定量 70%、定性 30% 合成。</li>
            </>
          ) : (
            <>
              <li>五档 100、80、60、40、20 分，档间按线性插值；维度分为指标分的算术平均，补充指标只列示，不计分。</li>
              <li>维度权重 30、20、25、25 未见官方公布（{dimensionWeightState}）；等级沿用综合绩效评价的分档（待校核）。</li>
            </>
          )}
        </ul>
      </Card>
    </>
  )
}

function Parts({ sheet }: { sheet: ScoreSheet }) {
  const efficacy = sheet.method === '2006'
  const cell = (text: string | null, places: number) =>
    text === null ? <Missing reason="本部分有指标不能计分" /> : formatDecimal(new Decimal(text), places)
  return (
    <Card title={efficacy ? '各部分得分' : '各维度得分'} flush>
      <Table label="各部分得分" dense>
        <thead>
          <tr>
            <Th>{efficacy ? '部分' : '维度'}</Th>
            <Th align="right">{efficacy ? '权数' : '权重（%）'}</Th>
            {efficacy && (
              <>
                <Th align="right">基本得分</Th>
                <Th align="right">分析系数</Th>
                <Th align="right">综合修正系数</Th>
              </>
            )}
            <Th align="right">得分</Th>
          </tr>
        </thead>
        <tbody>
          {sheet.parts.map((part) => (
            <tr key={part.name}>
              <Td>{part.name}</Td>
              <Td align="right">{part.weight}</Td>
              {efficacy && (
                <>
                  <Td align="right">{cell(part.basic, 4)}</Td>
                  <Td align="right">{cell(part.analysis, 4)}</Td>
                  <Td align="right">{cell(part.correction, 4)}</Td>
                </>
              )}
              <Td align="right">{cell(part.score, 4)}</Td>
            </tr>
          ))}
          <tr className="font-semibold">
            <Td>合计</Td>
            <Td align="right">100</Td>
            {efficacy && (
              <>
                <Td align="right">{cell(sheet.basicTotal, 4)}</Td>
                <Td />
                <Td />
              </>
            )}
            <Td align="right">{cell(sheet.total, 4)}</Td>
          </tr>
        </tbody>
      </Table>
    </Card>
  )
}
