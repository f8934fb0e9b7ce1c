import { Missing } from '@/components/patterns/missing'

/** How far scores lie from those of the other evaluators, as a signed share of full marks. */
export function Lean({ value }: { value: number | null }) {
  if (value === null) return <Missing reason="没有可以与两名以上其余评委比较的主观分" />
  const percent = (value * 100).toFixed(2).replace('-0.00', '0.00')
  return (
    <span className={Math.abs(value) >= 0.15 ? 'font-medium text-danger' : undefined}>
      {Number(percent) > 0 ? '+' : ''}
      {percent}%
    </span>
  )
}
