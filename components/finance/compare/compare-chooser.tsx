import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { compareScopes, dimensions, mostIndicators, mostPeriods } from '@/lib/finance/compare/schema'
import type { FinanceCompare } from '@/lib/finance/queries/compare'
import { formatPeriod, shiftMonths } from '@/lib/kernel/period'

type Option = { value: string; label: string }
type Props = { face: 'gov' | 'ent'; result: FinanceCompare }

const listed = (words: Readonly<Record<string, string>>): Option[] => Object.entries(words).map(([value, label]) => ({ value, label }))

/** Chooses what is compared; a plain form, so that the address holds all of it and it works without scripts. */
export function CompareChooser({ face, result }: Props) {
  const { compare, library, groups, periods, newest } = result
  const months = periodOptions(compare.form, newest)
  const fields: { name: string; label: string; value: string; options: readonly Option[] }[] = [
    { name: 'form', label: '表式', value: compare.form, options: listed({ flash: '快报（月）', annual: '决算（年）' }) },
    { name: 'scope', label: '口径', value: compare.scope, options: listed(compareScopes) },
    { name: 'from', label: '从', value: String(periods[0] ?? ''), options: months },
    { name: 'until', label: '到', value: String(periods.at(-1) ?? ''), options: months },
    { name: 'who', label: '企业', value: compare.who, options: listed({ groups: '一级企业', all: '全部企业' }) },
    {
      name: 'under',
      label: '或某企业及下级',
      value: compare.under ?? '',
      options: [{ value: '', label: '不限' }, ...groups.map(({ id, name }) => ({ value: id, label: name }))],
    },
    { name: 'rows', label: '行', value: compare.rows, options: listed(dimensions) },
    { name: 'columns', label: '列', value: compare.columns, options: listed(dimensions) },
    {
      name: 'order',
      label: '企业次序',
      value: compare.order,
      options: listed({ register: '名录次序', high: '首项指标从高到低', low: '首项指标从低到高' }),
    },
    { name: 'annual', label: '年化', value: compare.annualised ? '1' : '0', options: listed({ 0: '不年化', 1: '流量年化' }) },
  ]
  const state = [...fields.map(({ value }) => value), ...compare.codes, ...compare.names].join()
  return (
    <search data-print="hidden" className="rounded-lg border border-line bg-white px-4 py-3">
      <form key={state} action={`/${face}/finance/compare`} className="space-y-3">
        <div className="flex flex-wrap items-end gap-2">
          {fields.map(({ name, label, value, options }) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside
            <label key={name} className="min-w-0 text-sm">
              <span className="mb-1 block text-muted">{label}</span>
              <Select name={name} defaultValue={value} options={options} />
            </label>
          ))}
          {/* biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside */}
          <label className="w-80 max-w-full text-sm">
            <span className="mb-1 block text-muted">或按名称（多个用顿号隔开）</span>
            <Input name="names" defaultValue={compare.names.join('、')} maxLength={600} placeholder="如 城投、港口" />
          </label>
          <Button type="submit" tone="primary">
            对比
          </Button>
        </div>
        <Indicators library={library} chosen={compare.codes} />
        <p className="text-xs text-muted">
          地址即条件，可收藏、转发。期间至多 {mostPeriods} 个，指标至多 {mostIndicators} 项；行与列相同时列自动改为另一维。
        </p>
      </form>
    </search>
  )
}

function periodOptions(form: 'flash' | 'annual', newest: number | null): Option[] {
  if (newest === null) return [{ value: '', label: '没有期间' }]
  const step = form === 'annual' ? 12 : 1
  return Array.from({ length: form === 'annual' ? 10 : 60 }, (_, index) => {
    const code = shiftMonths(newest, -step * index)
    return { value: String(code), label: formatPeriod({ kind: form === 'annual' ? 'year' : 'month', code }) }
  })
}

function Indicators({ library, chosen }: { library: FinanceCompare['library']; chosen: readonly string[] }) {
  const groups = [...new Set(library.map(({ group }) => group))]
  const names = chosen.map((code) => library.find((one) => one.code === code)?.name ?? code)
  return (
    <details className="rounded-md border border-line px-3 py-2 text-sm">
      <summary className="cursor-pointer">
        指标{' '}
        <span className="text-muted">
          已选 {chosen.length} 项：{names.join('、')}
        </span>
      </summary>
      <div className="mt-2 space-y-2">
        {groups.map((group) => (
          <fieldset key={group}>
            <legend className="font-medium">{group}</legend>
            <div className="grid grid-cols-1 gap-x-4 sm:grid-cols-2 lg:grid-cols-4">
              {library
                .filter((one) => one.group === group)
                .map((one) => (
                  <Checkbox key={one.code} name="code" value={one.code} defaultChecked={chosen.includes(one.code)}>
                    {one.name}
                  </Checkbox>
                ))}
            </div>
          </fieldset>
        ))}
      </div>
    </details>
  )
}
