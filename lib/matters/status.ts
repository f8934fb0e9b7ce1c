/** The states of a filing as people read them; `tone` is what the badge shows beside the word. */
export const filingStatuses = {
  filling: { label: '填报中', tone: 'neutral' },
  arrived: { label: '待受理', tone: 'info' },
  running: { label: '办理中', tone: 'info' },
  correcting: { label: '补正中', tone: 'warn' },
  paused: { label: '报市政府', tone: 'warn' },
  returned: { label: '已退回', tone: 'warn' },
  withdrawn: { label: '已撤回', tone: 'neutral' },
  rejected: { label: '不予受理', tone: 'danger' },
  refused: { label: '不同意', tone: 'danger' },
  concluded: { label: '已办结', tone: 'ok' },
} as const

export type FilingStatus = keyof typeof filingStatuses

/** Statuses in which the filing lies at the commission or waits for its answer. */
export const openStatuses: readonly FilingStatus[] = ['arrived', 'running', 'correcting', 'paused']
export const endedStatuses: readonly FilingStatus[] = ['withdrawn', 'rejected', 'refused', 'concluded']

/** The Chinese word of a status; an unknown one (from newer data) is shown as it is. */
export function statusLabel(status: string): string {
  return status in filingStatuses ? filingStatuses[status as FilingStatus].label : status
}
