import { returnReasons, type Slice } from '@/lib/dashboards/schema'
import { sendBackReasonName } from '@/lib/flow/reasons'
import { statusLabel } from '@/lib/matters/status'

/** Names of the codes in a slice, where they are known. */
export type SliceNames = Readonly<Record<string, string>>

const tabs = { open: '在办', overdue: '超期未结', ended: '办结' } as const

/** A slice in words, one phrase a condition. */
export function sliceWords(slice: Slice, names: SliceNames): string[] {
  const { from, to, tab, status, kind, matter, line, group, org, adcode, onTime, concludedOn, reason, why, step, department, back, owner } =
    slice
  const name = (code: string) => names[code] ?? code
  return [
    from || to ? `上报日期 ${from ?? '…'} 至 ${to ?? '…'}` : null,
    tab && tabs[tab],
    status && statusLabel(status),
    kind,
    matter && name(matter),
    line && `主办 ${name(line)}`,
    group && name(group),
    org && name(org),
    adcode && `注册地 ${name(adcode)}`,
    owner && (owner === 'city' ? '市属企业' : '区（市）属企业'),
    onTime && (onTime === 'yes' ? '按时' : '超期办结'),
    concludedOn && `${concludedOn} 办结`,
    reason && returnReasons[reason],
    why && `退回原因 ${sendBackReasonName(why)}`,
    step && `经过 ${name(step)}`,
    department && `经 ${name(department)}`,
    back && '有退回或补正',
  ].flatMap((word) => (word ? [word] : []))
}
