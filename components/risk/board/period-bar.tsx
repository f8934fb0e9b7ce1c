import { Button, ButtonLink } from '@/components/ui/button'
import { Input } from '@/components/ui/input'

/** The period of the statistics; all of it is the address, so it also works without scripts. */
export function PeriodBar({ period }: { period: { from: string; to: string } }) {
  return (
    <search data-print="hidden" className="rounded-lg border border-line bg-white px-4 py-3">
      <form key={`${period.from}${period.to}`} action="/gov/risk/board" className="flex flex-wrap items-end gap-2">
        {(['from', 'to'] as const).map((name) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside
          <label key={name} className="text-sm">
            <span className="mb-1 block text-muted">{name === 'from' ? '首次发现自' : '至'}</span>
            <Input type="date" name={name} defaultValue={period[name]} required />
          </label>
        ))}
        <Button type="submit" tone="primary">
          统计
        </Button>
        <ButtonLink href="/gov/risk/board">最近一年</ButtonLink>
      </form>
    </search>
  )
}
