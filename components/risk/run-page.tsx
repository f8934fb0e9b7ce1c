import { DateTime } from '@/components/patterns/date-time'
import { found } from '@/components/patterns/found'
import { KeyFigures } from '@/components/patterns/key-figure'
import { PageFrame } from '@/components/patterns/page-frame'
import { failureOf, RunState } from '@/components/risk/run-state'
import { scopeWords } from '@/components/risk/runs-page'
import { Card } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import type { Actor } from '@/lib/kernel/actor'
import { runQuery } from '@/lib/platform/query'
import { runRecord } from '@/lib/risk/queries/runs'
import { runKinds } from '@/lib/risk/schema'

const words: Readonly<Record<string, string>> = { evaluated: '已评估', missing: '未评估', failed: '出错', off: '已停用' }

/** One run, model by model. */
export async function RunPage({ actor, id }: { actor: Actor; id: string }) {
  const run = await found(runQuery(runRecord, actor, { id }))
  const count = (status: string) => String(run.results.filter((model) => model.status === status).length)
  return (
    <PageFrame
      crumbs={[{ label: '模型运行', href: '/gov/risk/runs' }, { label: runKinds[run.kind] }]}
      title={`${runKinds[run.kind]}运行`}
      marks={<RunState run={run} />}
      facts={[
        scopeWords(run),
        run.askedByName,
        <DateTime key="at" iso={run.askedAt} />,
        run.seconds !== null && `用时 ${run.seconds} 秒`,
        failureOf(run),
      ]}
    >
      <KeyFigures
        figures={[
          { key: 'hits', label: '命中', value: String(run.hits), unit: '条' },
          { key: 'on', label: '已评估', value: count('evaluated'), unit: '个模型' },
          { key: 'missing', label: '未评估（缺数据）', value: count('missing'), unit: '个模型' },
          { key: 'failed', label: '出错', value: count('failed'), unit: '个模型' },
        ]}
      />
      <Card title="各模型" flush>
        <Table label="各模型的结果" dense>
          <thead>
            <tr>
              <Th>模型</Th>
              <Th>结果</Th>
              <Th align="right">命中</Th>
              <Th align="right">用时（毫秒）</Th>
              <Th>缺少数据</Th>
            </tr>
          </thead>
          <tbody>
            {run.results.map((model) => (
              <tr key={model.code}>
                <Td>
                  <TextLink href={`/gov/risk/models/${model.code}`}>
                    {model.code} {model.name}
                  </TextLink>
                </Td>
                <Td>{words[model.status] ?? model.status}</Td>
                <Td align="right">{model.status === 'evaluated' ? model.hits : '—'}</Td>
                <Td align="right">{model.ms}</Td>
                <Td className="text-muted">{model.missing.join('、')}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </PageFrame>
  )
}
