import type { Crumb } from '@/components/ui/breadcrumb'
import { Lock } from '@/components/ui/icon'
import type { Above, Shut } from '@/lib/finance/queries/place'

/** Whom one asks for more to see. */
const asks = {
  gov: '可向系统管理员申请调整查看范围，经授权审批后可见',
  ent: '可向本单位账号管理员申请“本单位及下级”的查看范围',
} as const
const shown = 6

/** The way down to an enterprise, group first; what may not be opened keeps its place with a lock. `here` = the enterprise whose page it is. */
export function crumbsAbove(face: 'gov' | 'ent', above: readonly Above[], period: number | null, here?: string): Crumb[] {
  const at = period === null ? '' : `?period=${period}`
  return above.map(({ id, name }): Crumb => {
    if (id === null) return { label: name, shut: '无权查看：上级企业的数据不在您的查看范围内' }
    return { label: name, ...(id === here ? {} : { href: `/${face}/finance/enterprises/${id}${at}` }) }
  })
}

/**
 * Whose figures are not here because the asker may not see them: how many, their names, whom to ask. Plain text with a lock, nothing to open.
 * `what` = what they are to the page (下级企业, 一级企业 …).
 */
export function ShutUnits({ face, shut, what = '下级企业' }: { face: 'gov' | 'ent'; shut: readonly Shut[]; what?: string }) {
  if (shut.length === 0) return null
  const [first, rest] = [shut.slice(0, shown), shut.slice(shown)]
  const names = (units: readonly Shut[]) => units.map(({ name }) => name).join('、')
  return (
    <section aria-label={`无权查看的${what}`} className="flex items-start gap-1.5 text-sm text-muted">
      <Lock className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        <p>
          无权查看：{names(first)}
          {rest.length > 0 && ' 等'} {shut.length} 户{what}，其数据不在本页；{asks[face]}。
        </p>
        {rest.length > 0 && (
          <details>
            <summary className="cursor-pointer">其余 {rest.length} 户</summary>
            <p>{names(rest)}</p>
          </details>
        )}
      </div>
    </section>
  )
}
