import { Card } from '@/components/ui/card'
import { LevelStatus } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { Counts, IndicatorClass } from '@/lib/risk/models/indicator-tree'
import type { RiskLevel } from '@/lib/risk/schema'

const percent = (share: number) => `${share.toFixed(2)}%`
const words = ({ models, parameters, open, share, lit }: Counts) =>
  `权重 ${percent(share)} · ${models} 项指标 · ${parameters} 个口径参数 · 待核查 ${open} 条${lit > 0 ? ` · 亮灯权重 ${percent(lit)}` : ''}`

/** The system of risk indicators in three levels by the version in force; an indicator opens its page, where its thresholds are adjusted. */
export function IndicatorTree({ tree, version }: { tree: readonly IndicatorClass[]; version: number }) {
  const sum = (pick: (part: IndicatorClass) => number) => tree.reduce((total, part) => total + pick(part), 0)
  return (
    <Card
      title="风险预警指标体系"
      note={`${version > 0 ? `第 ${version} 版` : '平台预置'}：${tree.length} 大类 ${sum(({ groups }) => groups.length)} 小类 ${sum(({ models }) => models)} 项指标，${sum(({ parameters }) => parameters)} 个可调口径参数；亮灯权重 ${percent(sum(({ lit }) => lit))}，是有待核查发现的指标的权重之和`}
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
                  <li key={group.name}>
                    <details>
                      <summary className="cursor-pointer py-1">
                        {group.name}
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
                              {leaf.grade} · 权重 {percent(leaf.share)} · {leaf.parameters} 个参数 · 待核查 {leaf.open}
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
