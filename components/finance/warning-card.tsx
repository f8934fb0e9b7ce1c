import { Card } from '@/components/ui/card'
import { LevelStatus } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { EnterpriseWarnings } from '@/lib/risk/queries/enterprise-warnings'

type Props = { face: 'gov' | 'ent'; warnings: EnterpriseWarnings }

/** What the anomaly rules say of a month: hits with the amounts they looked at, each a link to its cell; what could not be judged is counted, not hidden. */
export function WarningCard({ face, warnings }: Props) {
  if (!warnings) return null
  const hits = warnings.results
    .filter(({ verdict }) => verdict === 'hit')
    .toSorted((a, b) => Number(a.weight === '黄') - Number(b.weight === '黄'))
  const adjusted = warnings.results.filter(({ code }) => warnings.changed[code] !== undefined).length
  const stopped = warnings.off.filter((code) => code.startsWith('AN')).length
  const unjudged = warnings.results.filter(({ verdict }) => verdict === 'unjudged')
  return (
    <Card
      title="异常提示"
      note={`${warnings.results.length} 条规则，命中 ${hits.length}，未判 ${unjudged.length}。按今日对本企业有效的参数判断${adjusted > 0 ? `，其中 ${adjusted} 条已调整` : ''}${stopped > 0 ? `，另有 ${stopped} 条已停用` : ''}。供核查，不代替认定`}
    >
      {hits.length === 0 && <p className="text-sm text-ok">没有命中的规则。</p>}
      <ul className="grid grid-cols-1 gap-3 *:min-w-0 lg:grid-cols-2">
        {hits.map((hit) => (
          <li key={hit.code} className="text-sm">
            <p className="flex flex-wrap items-center gap-1.5">
              <LevelStatus level={hit.weight} />
              <span className="font-medium">{hit.label}</span>
              <span className="text-xs text-muted">
                {hit.code} {hit.category}
                {warnings.changed[hit.code] !== undefined && `，按第 ${warnings.changed[hit.code]} 版参数`}
              </span>
            </p>
            <p className="flex flex-wrap gap-x-3 text-muted">
              {hit.cells.slice(0, 6).map((cell) => (
                <span key={cell.path}>
                  <TextLink
                    href={`/${face}/finance/statements/${warnings.statementId}?sheet=${cell.path.split('.')[0]}&cell=${encodeURIComponent(cell.path)}`}
                  >
                    {cell.label}（{cell.columnLabel}）
                  </TextLink>{' '}
                  {cell.value}
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
      {unjudged.length > 0 && (
        <details className="mt-3 text-sm">
          <summary className="cursor-pointer text-muted">未判 {unjudged.length} 条</summary>
          <ul className="mt-1 space-y-1">
            {unjudged.map((one) => (
              <li key={one.code}>
                {one.code} {one.label}：<span className="text-muted">{one.missing}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
