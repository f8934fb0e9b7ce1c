import { clsx } from 'clsx'
import { type PageScope, scopeHref } from '@/components/efficiency/efficiency-scope'
import { Button, ButtonLink } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Link } from '@/components/ui/link'
import { type Option, Select } from '@/components/ui/select'
import { periodPresets } from '@/lib/dashboards/rules/count-period'
import type { Side } from '@/lib/kernel/actor'
import { matterKinds } from '@/lib/matters/schema'

type Choices = { lines: readonly Option[]; groups: readonly Option[]; places: readonly Option[] }
type Props = { side: Side; scope: PageScope; today: string; choices: Choices }

/** Period and filters of the statistics; all of it is the address, so it also works without scripts. */
export function ScopeBar({ side, scope, today, choices }: Props) {
  const presets = periodPresets(today)
  return (
    <search data-print="hidden" className="flex flex-col gap-2 rounded-lg border border-line bg-white px-4 py-3">
      <nav aria-label="期间" className="flex flex-wrap gap-1">
        {presets.map(({ key, label, from, to }) => {
          const current = scope.from === from && scope.to === to
          return (
            <Link
              key={key}
              href={scopeHref(side, scope, { from, to })}
              aria-current={current ? 'true' : undefined}
              className={clsx('rounded-full px-3 py-0.5 text-sm', current ? 'bg-brand text-white' : 'bg-ground hover:bg-brand-100')}
            >
              {label}
            </Link>
          )
        })}
      </nav>
      <form key={JSON.stringify(scope)} action={`/${side}/efficiency`} className="flex flex-wrap items-end gap-2">
        <Named label="上报日期自">
          <Input type="date" name="from" defaultValue={scope.from} max={today} required />
        </Named>
        <Named label="至">
          <Input type="date" name="to" defaultValue={scope.to} required />
        </Named>
        <Named label="事项类型">
          <Select
            name="kind"
            defaultValue={scope.kind ?? ''}
            empty="全部"
            options={matterKinds.map((kind) => ({ value: kind, label: kind }))}
          />
        </Named>
        <Named label="主办处室">
          <Select name="line" defaultValue={scope.line ?? ''} empty="全部" options={choices.lines} />
        </Named>
        {choices.groups.length > 1 && (
          <Named label="所属集团">
            <Select name="group" defaultValue={scope.group ?? ''} empty="全部" options={choices.groups} />
          </Named>
        )}
        {choices.places.length > 1 && (
          <Named label="注册地">
            <Select name="adcode" defaultValue={scope.adcode ?? ''} empty="全部" options={choices.places} />
          </Named>
        )}
        {scope.org && <input type="hidden" name="org" value={scope.org} />}
        <Button type="submit" tone="primary">
          统计
        </Button>
        <ButtonLink tone="quiet" href={`/${side}/efficiency`}>
          清除条件
        </ButtonLink>
      </form>
    </search>
  )
}

function Named({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is handed in
    <label className="flex min-w-32 flex-col gap-0.5 text-xs text-muted max-sm:w-[calc(50%-0.25rem)]">
      {label}
      {children}
    </label>
  )
}
