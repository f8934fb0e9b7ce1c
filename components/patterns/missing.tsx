import { Tooltip } from '@/components/ui/tooltip'

/** A number or text that is not there: — with its reason on hover and focus; never 0. */
export function Missing({ reason }: { reason: string }) {
  return (
    <Tooltip tip={reason} className="cursor-help px-1 text-muted">
      <span aria-hidden>—</span>
      <span className="sr-only">无数据：{reason}</span>
    </Tooltip>
  )
}
