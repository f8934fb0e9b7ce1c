import type { ExtraField, OpinionAction } from '@/components/patterns/opinion/opinion-types'
import type { Choosable } from '@/lib/flow/queries/people'
import type { DeskTask } from '@/lib/flow/queries/run-record'
import { sendBackReasons } from '@/lib/flow/reasons'

type People = {
  transfer: readonly Choosable[]
  signers: readonly Choosable[]
  /** Materials that may go along with the paper: key and name. */
  attachable: readonly { key: string; name: string }[]
}

const person = (people: readonly Choosable[]) =>
  people.map((one) => ({ value: `${one.id}|${one.name}`, label: one.name, note: one.department }))

/** The buttons of the decision panel for a task, primary first, each named by what it does and asking for what it needs. */
export function decisionActions(desk: DeskTask, people: People): OpinionAction[] {
  const signing = desk.desk === 'signing'
  const order = [
    'grant_extension',
    'pass',
    'conclude',
    'register',
    'submit',
    'answer',
    'add_signer',
    'transfer',
    'defer',
    'ask_extension',
    'correct',
    'return',
    'refuse',
    'reject',
    'deny_extension',
  ]
  return desk.moves
    .filter((move) => order.includes(move.action) && move.blocked === null)
    .sort((a, b) => order.indexOf(a.action) - order.indexOf(b.action))
    .map((move) => {
      const look = looks(desk, signing)[move.action]
      return {
        action: signing ? (move.action === 'pass' ? 'sign_agree' : 'sign_refuse') : move.action,
        label: look?.label ?? move.action,
        tone: look?.tone ?? 'secondary',
        needsOpinion: move.requires.includes('opinion'),
        ...(look?.confirm ? { confirm: look.confirm } : {}),
        fields: [...(look?.fields?.(people, desk) ?? []), ...(move.requires.includes('reason') ? [reasonField] : [])],
      }
    })
}

const reasons = Object.entries(sendBackReasons).map(([value, label]) => ({ value, label }))
const reasonField: ExtraField = {
  key: 'reason',
  label: '原因',
  kind: 'select',
  required: true,
  options: reasons,
  hint: '按原因统计退回情况；具体问题写在意见中',
}

type Look = { label: string; tone: OpinionAction['tone']; confirm?: string; fields?: (people: People, desk: DeskTask) => ExtraField[] }

function looks(desk: DeskTask, signing: boolean): Record<string, Look> {
  const signs = desk.desk === 'checking' && desk.moves.some((move) => move.action === 'pass') && desk.passLabel.startsWith('签发')
  return {
    pass: {
      label: signing ? '同意' : desk.passLabel,
      tone: 'primary',
      ...(signs
        ? {
            fields: () => [
              {
                key: 'committed',
                label: '承诺',
                kind: 'many' as const,
                required: true,
                options: [{ value: 'yes', label: '我承诺：申报内容真实、完整，材料与原件一致，并承担相应责任' }],
              },
            ],
          }
        : {}),
    },
    conclude: {
      label: desk.passLabel,
      tone: 'primary',
      confirm: '办结后即制发文书并回传企业，不能撤销。',
      fields: ({ attachable }) =>
        attachable.length === 0
          ? []
          : [
              {
                key: 'attachments',
                label: '文书附件',
                kind: 'many',
                options: attachable.map(({ key, name }) => ({ value: key, label: name })),
                hint: '随文书下达的申报材料，按所列次序写入文书的附件说明；不选则没有附件',
              },
            ],
    },
    register: {
      label: desk.passLabel || '登记结果',
      tone: 'primary',
      fields: () => [
        {
          key: 'result',
          label: '结果',
          kind: 'select',
          required: true,
          options: [
            { value: 'pass', label: '通过（批准）' },
            { value: 'refuse', label: '否决（不批准）' },
          ],
        },
        {
          key: 'minutes',
          label: '依据文件',
          kind: 'text',
          required: true,
          hint: '会议纪要或批复的名称、文号，如“委主任办公会纪要〔2026〕12号”',
        },
        { ...reasonField, label: '否决原因', required: false, hint: '结果为否决时必选' },
      ],
    },
    submit: { label: desk.passLabel || '提交', tone: 'primary' },
    add_signer: {
      label: '加签',
      tone: 'secondary',
      fields: ({ signers }) => [
        {
          key: 'target',
          label: '请谁加签',
          kind: 'person',
          required: true,
          options: person(signers),
          hint: '加签人答复前，本环节不能通过',
        },
      ],
    },
    transfer: {
      label: '转办',
      tone: 'secondary',
      fields: ({ transfer }) => [{ key: 'target', label: '转给谁', kind: 'person', required: true, options: person(transfer) }],
    },
    defer: { label: '缓议', tone: 'secondary' },
    ask_extension: {
      label: '申请延期',
      tone: 'secondary',
      fields: () => [
        {
          key: 'days',
          label: '延长（工作日）',
          kind: 'text',
          required: true,
          hint: '1 至 60 个工作日，须在到期之前提出；理由写在意见中，批准后告知企业',
        },
      ],
    },
    grant_extension: { label: desk.passLabel, tone: 'primary' },
    deny_extension: { label: '不予延期', tone: 'danger' },
    correct: {
      label: '告知补正',
      tone: 'secondary',
      fields: () => [
        { key: 'items', label: '补正事项', kind: 'textarea', required: true, hint: '一行一条，须一次性告知；企业补正期间停止计时' },
        { key: 'answerDays', label: '补正期限（工作日）', kind: 'text', hint: '不填则不限' },
      ],
    },
    return: {
      label: desk.desk === 'checking' ? '退回修改' : '退回',
      tone: 'danger',
      fields: (_, one) =>
        one.returnTargets.length > 0
          ? [
              {
                key: 'to',
                label: '退回到',
                kind: 'select',
                required: true,
                options: one.returnTargets.map((target) => ({ value: target.to, label: target.name })),
              },
            ]
          : [],
    },
    refuse: {
      label: '不同意',
      tone: 'danger',
      ...(desk.desk === 'parallel' || desk.desk === 'expert' || signing
        ? {}
        : { confirm: '作出“不同意”决定后，本件即告办结，制发不予同意通知书并回传企业。' }),
    },
    reject: { label: '不予受理', tone: 'danger', confirm: '作出“不予受理”决定后，本件即告终止，制发不予受理通知书并回传企业。' },
  }
}
