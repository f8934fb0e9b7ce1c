export type DatePreset = { label: string; from: string; to: string }

function dayText(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

/** Ranges offered in a date filter, counted from the given day in local time; both ends inclusive. */
export function datePresets(today: Date): DatePreset[] {
  const year = today.getFullYear()
  const month = today.getMonth()
  const back = (days: number) => dayText(new Date(year, month, today.getDate() - days))
  const now = dayText(today)
  return [
    { label: '今日', from: now, to: now },
    { label: '近 7 日', from: back(6), to: now },
    { label: '近 30 日', from: back(29), to: now },
    { label: '本月', from: dayText(new Date(year, month, 1)), to: dayText(new Date(year, month + 1, 0)) },
    { label: '上月', from: dayText(new Date(year, month - 1, 1)), to: dayText(new Date(year, month, 0)) },
    { label: '本年', from: `${year}-01-01`, to: `${year}-12-31` },
  ]
}
