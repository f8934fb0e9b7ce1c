/** Why a filing is sent back or turned down, as statistics count it; the words beside it say it for the one filing. */
export const sendBackReasons = {
  missing: '材料缺失',
  mismatch: '材料不一致',
  misfilled: '填写有误',
  format: '格式不规范',
  unfounded: '依据不足',
  procedure: '决策程序不完备',
  prerequisite: '前置事项未办',
  authority: '超出权限',
  ineligible: '不符合规定条件',
  other: '其他',
} as const
export type SendBackReason = keyof typeof sendBackReasons
export const sendBackReasonCodes = Object.keys(sendBackReasons) as [SendBackReason, ...SendBackReason[]]

/** True for a code of the list. */
export function isSendBackReason(code: unknown): code is SendBackReason {
  return typeof code === 'string' && Object.hasOwn(sendBackReasons, code)
}

/** The official word of a code; `未注明` for what was done before reasons were coded. */
export function sendBackReasonName(code: string | null | undefined): string {
  return isSendBackReason(code) ? sendBackReasons[code] : '未注明'
}
