import type { FormField } from '@/components/identity/form/form-field'
import type { Choice } from '@/components/ui/combobox'
import { directionWords, frequencyWords, indicatorFields } from '@/lib/finance/indicators/check-draft'
import { bases, type Indicator } from '@/lib/finance/indicators/definition'

const listed = (words: Readonly<Record<string, string>>): Choice[] => Object.entries(words).map(([value, label]) => ({ value, label }))
const levels = ['L1', 'L2', 'L3', 'L4'].map((value) => ({ value, label: value }))

/** The fields of the editor; nothing is required here, because a draft may be saved half done. */
export function draftFields(body: Partial<Indicator>, departments: readonly Choice[]): FormField[] {
  const label = (key: keyof Indicator) => ({ key, label: indicatorFields[key] })
  const at = (key: keyof Indicator) => ({ ...label(key), initial: String(body[key] ?? '') })
  return [
    { ...at('name'), kind: 'text', maxLength: 60, half: true },
    { ...at('group'), kind: 'text', maxLength: 20, half: true, hint: '如 盈利回报、资产运营、风险防控、持续发展' },
    { ...at('formula'), kind: 'lines', rows: 4, hint: '四则运算与 avg(BS.x)、avgs(SUP.x)、abs、max、min、if；比率乘 100' },
    { ...at('calibre'), kind: 'lines', rows: 2 },
    { ...at('unit'), kind: 'text', maxLength: 10, half: true, hint: '%、万元、倍、次、人、万元/人' },
    { ...at('direction'), kind: 'select', options: listed(directionWords), half: true },
    { ...label('annualize'), initial: body.annualize === true, kind: 'toggle', half: true, hint: '期中流量可乘 12÷月份' },
    { ...at('frequency'), kind: 'select', options: listed(frequencyWords), half: true },
    { ...at('basis'), kind: 'select', options: listed(bases), half: true },
    { ...at('owner'), kind: 'select', options: departments, half: true },
    { ...at('sensitivity'), kind: 'select', options: levels, half: true },
    { ...at('note'), kind: 'lines', rows: 2 },
  ]
}
