import { Button, ButtonLink } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { type BoardScope, categories } from '@/lib/procurement/schema'

/** Period and category of the statistics; all of it is the address, so it also works without scripts. */
export function BoardScopeBar({ face, scope, today }: { face: 'gov' | 'ent'; scope: BoardScope; today: string }) {
  return (
    <search data-print="hidden" className="rounded-lg border border-line bg-white px-4 py-3">
      <form key={JSON.stringify(scope)} action={`/${face}/procurement/board`} className="flex flex-wrap items-end gap-2">
        <Named label="公告日期自">
          <Input type="date" name="from" defaultValue={scope.from} max={today} required />
        </Named>
        <Named label="至">
          <Input type="date" name="to" defaultValue={scope.to} required />
        </Named>
        <Named label="类别">
          <Select
            name="category"
            defaultValue={scope.category ?? ''}
            empty="全部"
            options={categories.map((value) => ({ value, label: value }))}
          />
        </Named>
        {scope.orgId && <input type="hidden" name="org" value={scope.orgId} />}
        <Button type="submit" tone="primary">
          统计
        </Button>
        <ButtonLink href={`/${face}/procurement/board`}>最近一年</ButtonLink>
      </form>
    </search>
  )
}

function Named({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside
    <label className="text-sm">
      <span className="mb-1 block text-muted">{label}</span>
      {children}
    </label>
  )
}
