import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { risksAt } from '@/lib/matters/rules/risk-steps'
import type { MatterDefinition, RiskPoint } from '@/lib/matters/schema'

type Props = { matter: Pick<MatterDefinition, 'flow' | 'riskPoints'>; desk: { stepKey: string; stepName: string } | null }

/** For whoever decides: the risk points of this very step, beside the opinion; those of other steps fold away. Else all of the matter. */
export function StepRisks({ matter, desk }: Props) {
  if (!desk)
    return (
      <Card title="本事项风险点">
        <RiskList risks={matter.riskPoints} />
      </Card>
    )
  const here = risksAt(matter, desk.stepKey)
  const others = matter.riskPoints.filter((risk) => !here.includes(risk))
  return (
    <Card title="本环节风险点" note={`${desk.stepName} · ${here.length} 项`}>
      {here.length > 0 ? <RiskList risks={here} /> : <p className="text-sm text-muted">本环节没有专门的风险点。</p>}
      {others.length > 0 && (
        <details className="mt-2">
          <summary className="text-sm text-brand">其他环节的风险点（{others.length} 项）</summary>
          <div className="mt-1.5">
            <RiskList risks={others} />
          </div>
        </details>
      )}
    </Card>
  )
}

function RiskList({ risks }: { risks: readonly RiskPoint[] }) {
  return (
    <ul className="space-y-1.5 text-sm">
      {risks.map((one) => (
        <li key={one.point}>
          <Status tone={one.level === '高' ? 'danger' : one.level === '中' ? 'warn' : 'neutral'}>{one.level}</Status> {one.point}
          <span className="block text-xs text-muted">防控：{one.control}</span>
        </li>
      ))}
    </ul>
  )
}
