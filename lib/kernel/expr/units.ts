/** What a number measures. `zero` is the literal 0, which fits every dimension. */
export type Dimension = 'number' | 'zero' | 'ratio' | 'money' | 'dollar' | 'days' | 'hours' | 'minutes' | 'months' | 'years' | 'workdays'

export type UnitMeaning = { dimension: Dimension; factor: string }

/** Units a number may carry: what it measures, and the factor that takes it to 元, 美元, a ratio, or the named duration. */
export const units: Readonly<Record<string, UnitMeaning>> = {
  元: { dimension: 'money', factor: '1' },
  千元: { dimension: 'money', factor: '1000' },
  万元: { dimension: 'money', factor: '10000' },
  亿元: { dimension: 'money', factor: '100000000' },
  美元: { dimension: 'dollar', factor: '1' },
  万美元: { dimension: 'dollar', factor: '10000' },
  '%': { dimension: 'ratio', factor: '0.01' },
  '‰': { dimension: 'ratio', factor: '0.001' },
  百分点: { dimension: 'ratio', factor: '0.01' },
  工作日: { dimension: 'workdays', factor: '1' },
  天: { dimension: 'days', factor: '1' },
  日: { dimension: 'days', factor: '1' },
  小时: { dimension: 'hours', factor: '1' },
  分钟: { dimension: 'minutes', factor: '1' },
  月: { dimension: 'months', factor: '1' },
  年: { dimension: 'years', factor: '1' },
  万: { dimension: 'number', factor: '10000' },
  亿: { dimension: 'number', factor: '100000000' },
}

/** Spellings that mean one of `units`. */
export const unitAliases: Readonly<Record<string, string>> = { '\uff05': '%', 个工作日: '工作日', 个月: '月', 个百分点: '百分点' }

/** Units of the form that say how many of something there are: the number stands for itself. */
export const countUnits = ['个', '人', '户', '件', '次', '家', '股', '项', '倍', '级', '名', '种', '层'] as const

/** Chinese name of a dimension, as used in messages. */
export const dimensionNames: Readonly<Record<Dimension, string>> = {
  number: '数',
  zero: '数',
  ratio: '百分比',
  money: '金额(元)',
  dollar: '金额(美元)',
  days: '天数',
  hours: '小时数',
  minutes: '分钟数',
  months: '月数',
  years: '年数',
  workdays: '工作日数',
}

/** The meaning of a form field's unit. `元/股`, `元/㎡·月` measure money per something; unknown units count as plain numbers. */
export function unitMeaning(unit: string | null | undefined): UnitMeaning {
  const name = (unit ?? '').split('/')[0]!.trim()
  return units[unitAliases[name] ?? name] ?? { dimension: 'number', factor: '1' }
}

/** Durations that convert into one another: factor to the smallest of the group. */
const durations: Partial<Record<Dimension, { group: 'clock' | 'calendar' | 'work'; factor: number }>> = {
  minutes: { group: 'clock', factor: 1 },
  hours: { group: 'clock', factor: 60 },
  days: { group: 'clock', factor: 1440 },
  months: { group: 'calendar', factor: 1 },
  years: { group: 'calendar', factor: 12 },
  workdays: { group: 'work', factor: 1 },
}

/** True for lengths of time. */
export function isDuration(dimension: Dimension): boolean {
  return durations[dimension] !== undefined
}

/** How two numbers meet in +, − and comparisons: the common dimension and what each side is multiplied by; or why they cannot. */
export type Meeting = { ok: true; dimension: Dimension; left: number; right: number } | { ok: false; message: string }

const meet = (dimension: Dimension, left = 1, right = 1): Meeting => ({ ok: true, dimension, left, right })

/** Dimension rules of addition, subtraction, comparison, min/max and the branches of `if`. */
export function meetingOf(left: Dimension, right: Dimension): Meeting {
  if (left === right || right === 'zero') return meet(left)
  if (left === 'zero') return meet(right)
  if ((left === 'ratio' && right === 'number') || (left === 'number' && right === 'ratio')) return meet('number')
  const [a, b] = [durations[left], durations[right]]
  if (a && b) {
    if (a.group !== b.group) return { ok: false, message: `${dimensionNames[left]}与${dimensionNames[right]}不能直接比较或加减` }
    return a.factor < b.factor ? meet(left, 1, b.factor / a.factor) : meet(right, a.factor / b.factor, 1)
  }
  if (a && right === 'number') return meet(left)
  if (b && left === 'number') return meet(right)
  const money = left === 'money' || right === 'money'
  const plain = left === 'number' || right === 'number'
  const hint = money && plain ? '，请写明单位，如 1000万元' : ''
  return { ok: false, message: `${dimensionNames[left]}与${dimensionNames[right]}不能直接比较或加减${hint}` }
}

/** Dimension of a product or quotient, and what each side is multiplied by first; or why it has none. */
export type Product = { ok: true; dimension: Dimension; left?: number; right?: number } | { ok: false; message: string }

const isMoney = (dimension: Dimension) => dimension === 'money' || dimension === 'dollar'
const isPlain = (dimension: Dimension) => dimension === 'number' || dimension === 'zero' || dimension === 'ratio'

/** Dimension of a product: money × money is refused, money × time counts the time (月租金 × 月数). */
export function productOf(left: Dimension, right: Dimension): Product {
  if (isMoney(left) && isMoney(right)) return { ok: false, message: '金额不能与金额相乘' }
  if (isMoney(left)) return { ok: true, dimension: left }
  if (isMoney(right)) return { ok: true, dimension: right }
  if (left === 'ratio' && right === 'ratio') return { ok: true, dimension: 'ratio' }
  if (isPlain(left) && isPlain(right)) return { ok: true, dimension: 'number' }
  if (isDuration(left) && isDuration(right)) return { ok: false, message: '时间不能与时间相乘' }
  return { ok: true, dimension: isDuration(left) ? left : right }
}

/** Dimension of a quotient; lengths of time are brought to one unit before they are divided. */
export function quotientOf(left: Dimension, right: Dimension): Product {
  if (isMoney(left) && isMoney(right)) {
    return left === right ? { ok: true, dimension: 'number' } : { ok: false, message: '不同币种的金额不能相除' }
  }
  if (isMoney(right))
    return left === 'zero' ? { ok: true, dimension: 'number' } : { ok: false, message: `${dimensionNames[left]}不能除以金额` }
  if (isMoney(left)) return { ok: true, dimension: left }
  if (isDuration(left) && isDuration(right)) {
    const meeting = meetingOf(left, right)
    return meeting.ok ? { ok: true, dimension: 'number', left: meeting.left, right: meeting.right } : meeting
  }
  if (isDuration(right)) return { ok: true, dimension: 'number' }
  if (isDuration(left)) return { ok: true, dimension: left }
  return { ok: true, dimension: left === 'ratio' && right !== 'ratio' ? 'ratio' : 'number' }
}
