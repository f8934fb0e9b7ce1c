const zone = 'Asia/Shanghai'

const formats = {
  date: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }),
  time: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }),
  second: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }),
}

/** An instant as `2026-11-22`, with `09:12` or `09:12:33` when asked; Beijing time wherever the server and the reader stand. */
export function dateTimeText(iso: string, show: keyof typeof formats = 'time'): string {
  return formats[show].format(new Date(iso))
}

type Props = { iso: string | null; show?: keyof typeof formats | 'short'; className?: string }

/** An instant; `short` leaves the year out (11-06 09:12) and keeps it in the title. Null shows —. */
export function DateTime({ iso, show = 'time', className }: Props) {
  if (iso === null) return <span className="text-muted">—</span>
  const text = show === 'short' ? dateTimeText(iso).slice(5) : dateTimeText(iso, show)
  return (
    <time dateTime={iso} title={dateTimeText(iso, 'second')} className={className ?? 'whitespace-nowrap tabular-nums'}>
      {text}
    </time>
  )
}
