import { publishLearnedAction, withdrawLearnedAction } from '@/app/actions/learned-actions'
import { Chart } from '@/components/charts/chart'
import { prepareBar } from '@/components/charts/prepare-bar'
import { prepareLine } from '@/components/charts/prepare-line'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { PageFrame } from '@/components/patterns/page-frame'
import { TrainForm } from '@/components/risk/train-form'
import { Card } from '@/components/ui/card'
import { DefinitionList } from '@/components/ui/definition-list'
import { EmptyState } from '@/components/ui/empty-state'
import { Status } from '@/components/ui/status'
import { type Actor, may } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { type LearnedModels, learnedModels } from '@/lib/risk/queries/learned'

type Model = LearnedModels[number]
const states: Readonly<Record<string, string>> = {
  training: '训练中',
  draft: '待发布',
  published: '已发布',
  withdrawn: '已撤下',
  failed: '未能训练',
}
const spread = (value: { mean: number; sd: number } | undefined) => (value ? `${value.mean.toFixed(3)} ± ${value.sd.toFixed(3)}` : '—')

/** 学习模型: scorers learnt from labelled tenders, each with its card; publish, withdraw, train another. */
export async function LearnedPage({ actor }: { actor: Actor }) {
  const models = await found(runQuery(learnedModels, actor, {}))
  return (
    <PageFrame
      crumbs={[{ label: '风险模型', href: '/gov/risk/models' }, { label: '学习模型' }]}
      title="学习模型"
      facts={['从已标注或已认定的标段学习报价筛查评分', '一律为线索级，见模型 WB079']}
    >
      {may(actor, 'risk.tune') && <TrainForm />}
      {models.length === 0 && (
        <EmptyState title="还没有学习模型">上传标注数据，或者在认定了足够多的围标串标发现之后用平台自己的结论训练。</EmptyState>
      )}
      {models.map((model) => (
        <ModelCardView key={model.id} actor={actor} model={model} />
      ))}
    </PageFrame>
  )
}

function ModelCardView({ actor, model }: { actor: Actor; model: Model }) {
  const { card } = model
  return (
    <Card
      title={`第 ${model.version} 版 ${model.name}`}
      note={
        <>
          <Status tone={model.inForce ? 'ok' : model.state === 'failed' ? 'danger' : 'neutral'}>
            {model.inForce ? '使用中' : (states[model.state] ?? model.state)}
          </Status>{' '}
          {model.byName} <DateTime iso={model.at} />
        </>
      }
      actions={<Doings actor={actor} model={model} />}
    >
      {card.error && <p className="text-sm text-danger">{card.error}</p>}
      {model.state === 'training' && <p className="text-sm text-muted">正在训练和测量，刷新页面查看结果。</p>}
      {card.n !== undefined && (
        <>
          <DefinitionList
            columns={3}
            items={[
              {
                key: 'data',
                label: '数据',
                value: `${card.source ?? ''}：${card.n} 个标段，其中串通 ${card.positives} 个，${card.bids} 个报价`,
              },
              {
                key: 'protocol',
                label: '测量方法',
                value: `按${{ tender: '标段', firm: '企业', time: '时间' }[card.protocol?.split ?? 'tender']}划分，重复 ${card.protocol?.repeats} 次，种子 ${card.protocol?.seed}`,
              },
              { key: 'majority', label: '一律答多数', value: card.majority?.toFixed(3) ?? '—' },
              { key: 'ba', label: '平衡准确率', value: spread(card.balancedAccuracy) },
              { key: 'f1', label: 'F1', value: spread(card.f1) },
              { key: 'auc', label: 'AUC', value: spread(card.auc) },
              { key: 'p10', label: '前十分之一命中', value: spread(card.precisionTop10) },
              { key: 'published', label: '发布时间', value: model.publishedAt ? <DateTime iso={model.publishedAt} /> : '—' },
            ]}
          />
          <div className="mt-3 grid grid-cols-1 gap-3 *:min-w-0 xl:grid-cols-2">
            <Chart
              height={220}
              chart={prepareLine({
                title: '评分与实际是否相符',
                subtitle: '未见过的标段，按评分十等分：平均评分与实际串通比例',
                unit: '',
                periods: (card.calibration ?? []).map(({ from, n }) => `${from.toFixed(1)}（${n}）`),
                lines: [
                  { name: '平均评分', values: (card.calibration ?? []).map(({ score }) => score.toFixed(3)), dashed: true },
                  { name: '实际比例', values: (card.calibration ?? []).map(({ rate }) => rate.toFixed(3)) },
                ],
              })}
            />
            <Chart
              height={220}
              chart={prepareBar({
                title: '看重哪些特征',
                subtitle: '各特征在区分两类时所占份额，前十',
                unit: '%',
                bars: (card.features ?? [])
                  .slice(0, 10)
                  .map(({ name, importance }) => ({ label: name, value: (importance * 100).toFixed(2) })),
              })}
            />
          </div>
        </>
      )}
    </Card>
  )
}

function Doings({ actor, model }: { actor: Actor; model: Model }) {
  if (!may(actor, 'risk.publish')) return null
  if (model.state === 'published')
    return (
      <ActionDialog
        label="撤下"
        size="sm"
        title={`撤下第 ${model.version} 版`}
        intro="之前发布的一版重新使用；没有则停止评分。"
        fields={[{ key: 'reason', label: '理由', kind: 'lines', required: true }]}
        fixed={{ id: model.id }}
        submit="撤下模型"
        action={withdrawLearnedAction}
      />
    )
  if (model.state === 'draft' || model.state === 'withdrawn')
    return (
      <ActionDialog
        label="发布"
        size="sm"
        tone="primary"
        title={`发布第 ${model.version} 版`}
        intro="从下一次运行起用于评分，结果一律为线索级。"
        fixed={{ id: model.id }}
        submit="发布模型"
        action={publishLearnedAction}
      />
    )
  return null
}
