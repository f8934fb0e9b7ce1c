'use client'

import { useId, useState } from 'react'
import { editFormDraftAction } from '@/app/actions/form-actions'
import { FormLines } from '@/components/finance/form/form-lines'
import { FormFailure } from '@/components/identity/form/form-failure'
import type { FormField } from '@/components/identity/form/form-field'
import { FormFields } from '@/components/identity/form/form-fields'
import { useFormRun } from '@/components/identity/form/use-form-run'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { lineUnits, type SumChoice } from '@/lib/finance/form-versions/edit'
import { natures, type StatementLine, type StatementSheet } from '@/lib/finance/statement/form'

type Props = { fixed: { id: string; version: string }; sheet: StatementSheet; sums: readonly SumChoice[] }
type Asked = { doing: 'add' | 'change' | 'retire' | 'restore' | 'remove'; line: StatementLine | null }

/** The lines of one sheet of a draft: one dialog, made for the line it is opened for. */
export function LineEditor({ fixed, sheet, sums }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  const ask = (doing: Asked['doing'], line: StatementLine | null, label: string) => (
    <Button size="sm" onClick={() => setAsked({ doing, line })} aria-label={line ? `${label} ${line.label}` : label}>
      {label}
    </Button>
  )
  const key = asked && `${asked.doing}:${asked.line?.key ?? ''}:${fixed.version}`
  return (
    <>
      <div className="flex justify-end px-4 py-2">{ask('add', null, '增加项目')}</div>
      <FormLines
        sheet={sheet}
        added={(line) => line.at === undefined && !line.title}
        doings={(line) => (
          <span className="flex gap-1">
            {ask('change', line, '修改')}
            {!line.title && line.at !== undefined && (line.retired ? ask('restore', line, '恢复') : ask('retire', line, '停用'))}
            {line.at === undefined && !line.title && ask('remove', line, '删去')}
          </span>
        )}
      />
      {asked && (asked.doing === 'add' || asked.doing === 'change') && <LineDialog key={key} {...{ fixed, sheet, sums, asked, close }} />}
      {asked && asked.doing !== 'add' && asked.doing !== 'change' && <LineQuestion key={key} {...{ fixed, sheet, asked, close }} />}
    </>
  )
}

type DialogProps = Omit<Props, 'sums'> & { asked: Asked; close: () => void }

function LineDialog({ fixed, sheet, sums, asked, close }: DialogProps & { sums: Props['sums'] }) {
  const id = useId()
  const { line } = asked
  const fields = fieldsOf(sheet, line, sums)
  const form = useFormRun({
    fields,
    fixed: { ...fixed, kind: asked.doing, sheet: sheet.key, ...(line ? { line: line.key } : {}) },
    action: editFormDraftAction,
    onDone: close,
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !form.pending && close()}
      title={line ? `修改 ${line.label}` : `${sheet.title}增加项目`}
      footer={
        <>
          <Button onClick={close} disabled={form.pending}>
            取消
          </Button>
          <Button tone="primary" pending={form.pending} type="submit" form={id}>
            {line ? '保存' : '增加'}
          </Button>
        </>
      }
    >
      <form
        id={id}
        onSubmit={(event) => {
          event.preventDefault()
          form.run()
        }}
      >
        <FormFailure message={form.failure?.message} />
        <FormFields id={id} fields={fields} values={form.values} errors={form.failure?.fields ?? {}} onChange={form.change} />
      </form>
    </Dialog>
  )
}

const questions = {
  retire: { title: '停用', say: '自这一版起不再填列：合计不再要它，引用它的其他公式和指标不再判断；编码保留，以前的数不变。' },
  restore: { title: '恢复', say: '自这一版起重新填列，公式照旧引用。' },
  remove: { title: '删去', say: '这一行只在草稿里，删去后不留。' },
}

function LineQuestion({ fixed, sheet, asked: { doing, line }, close }: DialogProps) {
  const { title, say } = questions[doing as keyof typeof questions]
  const form = useFormRun({
    fields: [],
    fixed: { ...fixed, kind: doing, sheet: sheet.key, line: line!.key },
    action: editFormDraftAction,
    onDone: close,
  })
  return (
    <Dialog
      open
      width="sm"
      onOpenChange={(open) => !open && !form.pending && close()}
      title={`${title}“${line!.label}”`}
      footer={
        <>
          <Button onClick={close} disabled={form.pending}>
            取消
          </Button>
          <Button tone={doing === 'restore' ? 'primary' : 'danger'} pending={form.pending} onClick={form.run}>
            {title}
          </Button>
        </>
      }
    >
      <FormFailure message={form.failure?.message} />
      <p className="text-sm">{say}</p>
    </Dialog>
  )
}

/** What is asked of a line: all of a new one, of an old one what may be changed. */
function fieldsOf(sheet: StatementSheet, line: StatementLine | null, sums: Props['sums']): FormField[] {
  const index = line ? sheet.lines.findIndex(({ key }) => key === line.key) : sheet.lines.length
  const places = sheet.lines
    .filter((one) => one !== line)
    .map((one) => ({ value: one.key, label: `${'　'.repeat(one.level)}${one.label}之后` }))
  const withAmounts = { key: 'unit', in: Object.keys(lineUnits).filter((unit) => unit !== 'title') }
  const shared: FormField[] = [
    { key: 'label', label: '名称', kind: 'text', required: true, maxLength: 80, initial: line?.label ?? '' },
    {
      ...{ key: 'after', label: '位置', kind: 'select', half: true, empty: '最前', options: places },
      initial: sheet.lines[index - 1]?.key ?? '',
    },
    {
      ...{ key: 'level', label: '缩进级次', kind: 'select', half: true, initial: String(line?.level ?? 1) },
      options: ['0', '1', '2', '3', '4', '5'].map((value) => ({ value, label: value })),
    },
  ]
  const said: FormField[] = [
    { key: 'officialCode', label: '官方行次', kind: 'text', maxLength: 20, half: true, initial: line?.officialCode ?? '' },
    { key: 'note', label: '说明', kind: 'text', maxLength: 200, half: true, initial: line?.note ?? '' },
  ]
  if (line) return line.title ? shared : [...shared, ...said]
  return [
    {
      ...{ key: 'key', label: '项目编码', kind: 'text', required: true, maxLength: 40, placeholder: 'data_assets' },
      hint: '小写字母、数字、下划线；公式、接口用它称呼，定下后不能改',
    },
    ...shared,
    {
      ...{ key: 'unit', label: '计量单位', kind: 'select', required: true, half: true, initial: '元' },
      options: Object.entries(lineUnits).map(([value, label]) => ({ value, label })),
    },
    {
      ...{ key: 'nature', label: '性质', kind: 'select', required: true, half: true, initial: sheet.key === 'BS' ? '时点' : '流量' },
      options: natures.map((value) => ({ value, label: value })),
    },
    {
      ...{ key: 'sums', label: '计入合计', kind: 'choices', when: { key: 'unit', in: ['元'] } },
      options: sums.filter((one) => one.sheet === sheet.key).map(({ code, label }) => ({ value: code, label: `${code} ${label}` })),
      hint: '选中的审核公式和合计格随之加上本项目；“其中”项不选',
    },
    { key: 'contra', label: '在合计中减去（如备抵项目）', kind: 'toggle', when: { key: 'unit', in: ['元'] } },
    ...said.map((field): FormField => ({ ...field, when: withAmounts })),
  ]
}
