import { FindingState, GradeMark, LevelMark } from '@/components/risk/marks'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import type { TenderRisks } from '@/lib/risk/queries/tender-risks'

/** What the models found in a tender, case by case, and which of them could not judge it. */
export function TenderFindings({ face, risks }: { face: 'gov' | 'ent'; risks: TenderRisks }) {
  const { ran } = risks
  return (
    <>
      <Card title="模型运行">
        <p className="text-sm">
          本标段已由 {ran.arrival + ran.market} 个模型判断（到达即跑 {ran.arrival} 个，夜间全量 {ran.market} 个），{ran.hit} 个命中；
          {risks.unevaluated.length} 个因缺少数据未评估
          {ran.waiting > 0 && `，${ran.waiting} 个等待夜间全量`}
          {ran.off > 0 && `，${ran.off} 个已停用`}
          {ran.failed > 0 && `，${ran.failed} 个出错`}。
        </p>
      </Card>
      {risks.cases.length === 0 && <EmptyState title="没有发现">已评估的模型没有命中。未评估的模型列在下面，不等于没有问题。</EmptyState>}
      {risks.cases.map((one) => (
        <Card
          key={one.id}
          title={<LevelMark level={one.level} decisive={one.decisive} />}
          note={one.parties.join('、')}
          actions={<TextLink href={`/${face}/risk/cases/${one.id}`}>查看证据</TextLink>}
          flush
        >
          <ul className="divide-y divide-line">
            {one.findings.map((finding) => (
              <li key={finding.id} className="flex flex-wrap items-center gap-2 px-4 py-2 text-sm">
                <TextLink href={`/${face}/risk/cases/${one.id}#${finding.id}`}>{finding.name}</TextLink>
                <span className="text-xs text-muted">{finding.code}</span>
                <GradeMark grade={finding.grade} />
                <FindingState status={finding.status} verdict={finding.verdict} />
                <span className="w-full text-muted">{finding.words}</span>
              </li>
            ))}
          </ul>
        </Card>
      ))}
      <Card title="未评估的模型" note={`${risks.unevaluated.length} 个，因缺少数据`}>
        {risks.unevaluated.length === 0 ? (
          <p className="text-sm text-muted">没有因缺少数据而未评估的模型。</p>
        ) : (
          <ul className="space-y-1 text-sm">
            {risks.unevaluated.map((one) => (
              <li key={one.code}>
                {one.code} {one.name}
                <span className="ml-2 text-xs text-muted">缺：{one.missing.join('、')}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  )
}
