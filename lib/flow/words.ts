import type { ClockReason, MoveAction, RunStatus } from '@/lib/flow/state'

/** What a status is called on lists and pages. */
export const statusNames: Record<RunStatus, string> = {
  filling: '填报中',
  arrived: '待受理',
  running: '办理中',
  correcting: '补正中',
  paused: '报批中',
  returned: '退回修改',
  withdrawn: '已撤回',
  rejected: '不予受理',
  refused: '不予同意',
  concluded: '已办结',
}

/** What happened, as the history says it. */
export const actionNames: Record<MoveAction | 'open', string> = {
  open: '起草',
  submit: '提交',
  pass: '通过',
  return: '退回',
  correct: '告知补正',
  answer: '提交补正',
  refuse: '不同意',
  reject: '不予受理',
  defer: '缓议',
  transfer: '转办',
  add_signer: '加签',
  recall_signer: '撤销加签',
  conclude: '办结',
  withdraw: '撤回',
  register: '登记结果',
  claim: '签收',
  unclaim: '退签',
  urge: '催办',
  comment: '留言',
  ask_extension: '申请延期',
  grant_extension: '批准延期',
  deny_extension: '不予延期',
  lapse: '逾期视为同意',
  pass_up: '逾期转处室负责人',
}

/** Why the clock runs or stands. */
export const clockReasonNames: Record<ClockReason, string> = {
  handling: '办理计时',
  correction: '补正停表',
  external: '报市政府等外部审批，停表',
  returned: '退回企业修改，停表',
  untimed: '本环节不计时',
}

/** Whom the first, second and third urge reach. */
export const urgeLevelNames: Readonly<Record<number, string>> = { 1: '办理人', 2: '处室负责人', 3: '分管领导' }
