import { Chart } from '@/components/charts/chart'
import { prepareBar } from '@/components/charts/prepare-bar'
import { found } from '@/components/patterns/found'
import { KeyFigures } from '@/components/patterns/key-figure'
import { PageFrame } from '@/components/patterns/page-frame'
import { Basis, GradeMark } from '@/components/risk/marks'
import { ModelDoings } from '@/components/risk/model-doings'
import { ModelSettings } from '@/components/risk/model-settings'
import { ModelSnoozes } from '@/components/risk/model-snoozes'
import { ModelState, phaseWords } from '@/components/risk/model-state'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { LevelStatus, Status } from '@/components/ui/status'
import { Table, Td, Th } from '@/components/ui/table'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { type ModelRecord, modelRecord } from '@/lib/risk/queries/models'
import { settingScopes } from '@/lib/risk/queries/scopes'
import type { RiskLevel } from '@/lib/risk/schema'

/** One model, from its row: why, formula, parameters with their origin, data it needs, what it leaves out, what it found. */
export async function ModelPage({ actor, code }: { actor: Actor; code: string }) {
  const model = await found(runQuery(modelRecord, actor, { code }))
  const scopes = may(actor, 'risk.tune') ? await found(runQuery(settingScopes, actor, {})) : []
  const { counts } = model
  const list = (tab: string) => (model.everywhere ? undefined : `/gov/risk/findings?${tab}model=${model.code}`)
  return (
    <PageFrame
      crumbs={[
        { label: '风险模型', href: '/gov/risk/models' },
        { label: model.dimension, href: `/gov/risk/models?tab=${model.dimension}` },
        { label: model.code },
      ]}
      title={`${model.code} ${model.name}`}
      marks={
        <>
          <LevelStatus level={model.weight as RiskLevel} />
          <GradeMark grade={model.grade} />
          <ModelState state={model.state} />
        </>
      }
      facts={[model.subgroup, `判断对象：${model.subject}`, model.detector?.title, model.phase && phaseWords[model.phase]]}
      actions={<ModelDoings actor={actor} model={model} scopes={scopes} />}
    >
      {model.everywhere && <p className="text-sm text-muted">发现、认定和误报为全平台数量；明细由监督部门在风险发现中查看。</p>}
      <KeyFigures
        figures={[
          {
            key: 'hits',
            label: '现有发现',
            value: String(counts.hits),
            unit: '条',
            href: list('tab=all&'),
          },
          { key: 'open', label: '待核查', value: String(counts.open), unit: '条', href: list('') },
          {
            key: 'judged',
            label: '已认定',
            value: String(counts.judged),
            unit: '条',
            href: list('tab=closed&'),
          },
          {
            key: 'false',
            label: '误报率',
            value: counts.judged > 0 ? `${((counts.false / counts.judged) * 100).toFixed(1)}%` : null,
            missing: '还没有认定过',
          },
        ]}
      />
      <div className="grid grid-cols-1 items-start gap-3 *:min-w-0 lg:grid-cols-2">
        <Card title="说明">
          <DefinitionList columns={1} items={said(model)} />
        </Card>
        <Card title="参数" flush note="每个参数注明来源：法定、公开来源或者建议值">
          <Thresholds model={model} />
        </Card>
        <Card title="读取的数据" flush note="缺少必填数据时写“未评估”，不写“无问题”">
          <Reads model={model} />
        </Card>
        <Card>
          <Chart
            height={260}
            chart={prepareBar({
              title: '每月新发现',
              subtitle: '按首次发现时间，最近 24 个月',
              unit: '条',
              places: 0,
              direction: 'vertical',
              bars: model.months.map(({ month, hits }) => ({ label: month, value: String(hits) })),
            })}
          />
        </Card>
      </div>
      <ModelSnoozes actor={actor} model={model} />
      <ModelSettings actor={actor} model={model} />
    </PageFrame>
  )
}

const whens = {
  arrival: '数据到达即运行',
  market: '需要与其他标段或整个市场比较，每天夜间运行，也可以按需运行',
  statement: '报表受理即对该企业运行，每天夜间对全部企业近三个月的报表运行',
} as const

function said(model: ModelRecord) {
  return [
    { key: 'why', label: '为什么关注', value: model.why || '—' },
    { key: 'formula', label: '判断条件', value: model.formula },
    { key: 'words', label: '表述', value: '命中表示“需核查”，不等于违规；由人核查后认定。' },
    { key: 'exclusions', label: '排除', value: model.exclusions || '无' },
    {
      key: 'phase',
      label: '运行时机',
      value: model.phase ? whens[model.phase] : '—',
    },
    { key: 'basis', label: '依据', value: <Basis basis={model.basis} checked={model.checked} source={model.source} /> },
    ...(model.lacks ? [{ key: 'lacks', label: '待接入', value: model.lacks }] : []),
    ...(model.subjects
      ? [
          {
            key: 'subjects',
            label: '最近全量',
            value: `判断 ${model.subjects.judged} 户期，未评估 ${model.subjects.unjudged} 户期（近三个月每户每月计一次）`,
          },
        ]
      : []),
    ...(model.missing.length > 0 ? [{ key: 'missing', label: '缺少数据', value: model.missing.join('、') }] : []),
  ]
}

function Thresholds({ model }: { model: ModelRecord }) {
  if (model.thresholds.length === 0) return <p className="px-4 py-3 text-sm text-muted">没有可以调整的参数：条件成立即命中。</p>
  return (
    <Table label="参数" dense>
      <thead>
        <tr>
          <Th>参数</Th>
          <Th align="right">默认值</Th>
          <Th>单位</Th>
          <Th>来源</Th>
        </tr>
      </thead>
      <tbody>
        {model.thresholds.map((threshold) => (
          <tr key={threshold.name}>
            <Td>
              {threshold.title}
              <code className="block text-xs text-muted">{threshold.name}</code>
            </Td>
            <Td align={threshold.lines ? 'left' : 'right'} className="whitespace-pre-line">
              {threshold.value || <span className="text-muted">{threshold.lines ? '不限' : '按数据的围栏'}</span>}
            </Td>
            <Td className="text-muted">{threshold.unit || '—'}</Td>
            <Td>
              {threshold.from.origin}
              {!threshold.from.checked && (
                <Status tone="notice" className="ml-1.5" title="引用的条文尚未与正式文本核对">
                  待校核
                </Status>
              )}
              <span className="block text-xs text-muted">{threshold.from.text}</span>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Reads({ model }: { model: ModelRecord }) {
  return (
    <Table label="读取的数据" dense className="max-h-80 overflow-y-auto">
      <thead>
        <tr>
          <Th>数据</Th>
          <Th>由谁填报</Th>
          <Th>敏感度</Th>
        </tr>
      </thead>
      <tbody>
        {model.reads.map((column) => (
          <tr key={column.reference}>
            <Td>
              {column.title}
              {model.needs.includes(column.title) && <span className="ml-1 text-xs text-danger">必填</span>}
            </Td>
            <Td className="text-muted">{column.source}</Td>
            <Td className="text-muted">{column.level}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
