import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { formatPeriod } from '@/lib/kernel/period'

type Choice = { name: string; label: string; value: string; options: readonly { value: string; label: string }[] }
type Props = {
  path: string
  period: number
  periods: readonly number[]
  choices?: readonly Choice[]
  hidden?: Readonly<Record<string, string>>
}

/** Month and readings of a finance page; all of it is the address, so it also works without scripts. */
export function PeriodBar({ path, period, periods, choices = [], hidden = {} }: Props) {
  const months = periods.map((code) => ({ value: String(code), label: formatPeriod({ kind: 'month', code }) }))
  const all = [{ name: 'period', label: '期间', value: String(period), options: months }, ...choices]
  return (
    <search data-print="hidden" className="rounded-lg border border-line bg-white px-4 py-3">
      <form key={all.map(({ value }) => value).join()} action={path} className="flex flex-wrap items-end gap-2">
        {all.map(({ name, label, value, options }) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside
          <label key={name} className="text-sm">
            <span className="mb-1 block text-muted">{label}</span>
            <Select name={name} defaultValue={value} options={options} />
          </label>
        ))}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit" tone="primary">
          查看
        </Button>
      </form>
    </search>
  )
}

/** A month out of an address; undefined when it is none. */
export function readPeriod(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{6}$/.test(value)) return undefined
  const code = Number(value)
  return code >= 190001 && code <= 219912 && code % 100 >= 1 && code % 100 <= 12 ? code : undefined
}
