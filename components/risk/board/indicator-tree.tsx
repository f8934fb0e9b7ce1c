import { Card } from '@/components/ui/card'
import { LevelStatus } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { Counts, IndicatorClass } from '@/lib/risk/models/indicator-tree'
import type { RiskLevel } from '@/lib/risk/schema'

const words = ({ models, parameters, open }: Counts) => `${models} 项指标 · ${parameters} 个口径参数 · 待核查 ${open} 条`

/** The system of risk indicators in three levels; an indicator opens its page, where it is switched and its thresholds are adjusted. */
export function IndicatorTree({ tree }: { tree: readonly IndicatorClass[] }) {
  const sum = (pick: (part: IndicatorClass) => number) => tree.reduce((total, part) => total + pick(part), 0)
  return (
    <Card
      title="风险预警指标体系"
      note={`${tree.length} 大类 ${sum(({ groups }) => groups.length)} 小类 ${sum(({ models }) => models)} 项指标，${sum(({ parameters }) => parameters)} 个可调口径参数`}
    >
      <ul className="space-y-2">
        {tree.map((part) => (
          <li key={part.name}>
            <details open>
              <summary className="cursor-pointer py-1 font-semibold">
                {part.name}
                <span className="ml-2 text-sm font-normal text-muted">{words(part)}</span>
              </summary>
              <ul className="ml-4 border-l border-line pl-3">
                {part.groups.map((group) => (
                  <li key={`${group.dimension}${group.name}`}>
                    <details>
                      <summary className="cursor-pointer py-1">
                        {group.dimension} · {group.name}
                        <span className="ml-2 text-sm text-muted">{words(group)}</span>
                      </summary>
                      <ul className="ml-4 grid grid-cols-1 gap-x-4 border-l border-line pl-3 *:min-w-0 xl:grid-cols-2">
                        {group.leaves.map((leaf) => (
                          <li key={leaf.code} className="flex flex-wrap items-center gap-2 py-0.5 text-sm">
                            <LevelStatus level={leaf.weight as RiskLevel} />
                            <TextLink href={`/gov/risk/models/${leaf.code}`}>
                              {leaf.code} {leaf.name}
                            </TextLink>
                            <span className="text-xs text-muted">
                              {leaf.grade} · {leaf.parameters} 个参数 · 待核查 {leaf.open}
                            </span>
                          </li>
                        ))}
                      </ul>
                    </details>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  )
}
