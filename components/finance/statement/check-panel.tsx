import { explainCheckAction } from '@/app/actions/finance-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import { Card } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { CheckResult } from '@/lib/finance/checks/run-checks'
import type { StatementRecord } from '@/lib/finance/queries/statement-record'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'

type Props = { face: 'gov' | 'ent'; record: StatementRecord; editable: boolean }

/** What the formulas say: failures first with both sides and the difference, each cell a link; what could not be judged says what is missing. */
export function CheckPanel({ face, record, editable }: Props) {
  const { results } = record
  const failed = results
    .filter(({ verdict }) => verdict === 'failed')
    .toSorted((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning'))
  const unjudged = results.filter(({ verdict }) => verdict === 'unjudged')
  const passed = results.length - failed.length - unjudged.length
  const explained = new Map(record.notes.filter(({ kind }) => kind === 'explanation').map((note) => [note.place, note]))
  return (
    <Card title="数据问诊" note={`通过 ${passed}，未通过 ${failed.length}，未判 ${unjudged.length}`}>
      {reconciled
        .filter(({ scope }) => scope !== '合并汇总' || record.scope === 'consolidated')
        .map((of) => (
          <Reconciliation key={of.scope} {...{ face, results, of }} />
        ))}
      {failed.length === 0 && <p className="text-sm text-ok">没有未通过的审核公式。</p>}
      <ul className="space-y-3">
        {failed.map((result) => (
          <li key={result.code} className="text-sm">
            <p className="flex flex-wrap items-center gap-1.5">
              <Status tone={result.level === 'error' ? 'danger' : 'warn'} shape="alert">
                {result.level === 'error' ? '错误' : '警告'}
              </Status>
              <span className="font-medium">
                {result.code} {result.label}
              </span>
            </p>
            <p className="text-muted">
              左 {amount(result.left)}，右 {amount(result.right)}，差额{' '}
              <span className="font-medium text-danger">{amount(result.difference)}</span> {result.unit}
              {toleranceWords(result)}
            </p>
            {record.advice[result.code] && <p>{record.advice[result.code]}</p>}
            <Told {...{ face, result }} />
            <Places result={result} record={record} />
            {explained.has(result.code) && (
              <p className="rounded bg-sunken px-2 py-1">
                说明：{explained.get(result.code)!.text}（{explained.get(result.code)!.byName}）
              </p>
            )}
            {editable && (
              <ActionDialog
                label={explained.has(result.code) ? '改写说明' : '作出说明'}
                ariaLabel={`说明 ${result.code}`}
                size="sm"
                title={`说明 ${result.code}`}
                intro={result.label}
                fields={[{ key: 'text', label: '说明', kind: 'lines', rows: 3, required: true }]}
                fixed={{ id: record.id, place: result.code }}
                submit="保存说明"
                action={explainCheckAction}
              />
            )}
          </li>
        ))}
      </ul>
      {unjudged.length > 0 && (
        <details className="mt-3 text-sm">
          <summary className="cursor-pointer text-muted">未判 {unjudged.length} 条：缺少数据，不算通过</summary>
          <ul className="mt-1 space-y-1">
            {unjudged.map((result) => (
              <li key={result.code}>
                {result.code} {result.label}：<span className="text-muted">{result.missing}</span>
                <Told {...{ face, result }} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}

const verdicts = { passed: '一致', failed: '不一致', unjudged: '未核对' } as const

/**
 * What is told whatever came of it, by the scope of its formulas: what the statement is held against, and how both sides are called. Quiet ones, whose
 * figures hardly anybody has, stand among the unjudged until they are judged.
 */
const reconciled: readonly { scope: string; title: string; sides: readonly [string, string]; quiet?: true }[] = [
  { scope: '跨系统·司库', title: '与司库台账核对', sides: ['报表', '台账'] },
  { scope: '跨系统·税务', title: '与税务申报核对', sides: ['报表', '申报'], quiet: true },
  { scope: '跨系统·考核', title: '与核定工资总额核对', sides: ['计提', '核定'], quiet: true },
  { scope: '跨系统·收益', title: '与缴库记录核对', sides: ['报表', '缴库'], quiet: true },
  { scope: '合并汇总', title: '与本部、下级汇总核对', sides: ['合并', '汇总减差额'] },
]

/** The statement beside other books: both sides and the difference, or why they were not compared. */
function Reconciliation({ face, results, of }: { face: string; results: readonly CheckResult[]; of: (typeof reconciled)[number] }) {
  const lines = results.filter(({ scope, verdict }) => scope === of.scope && !(of.quiet && verdict === 'unjudged'))
  if (lines.length === 0) return null
  return (
    <section className="mb-3 rounded border border-line p-2 text-sm" aria-label={of.title}>
      <h3 className="font-medium">{of.title}</h3>
      <ul className="mt-1 space-y-1">
        {lines.map(({ code, label, verdict, left, right, difference, tolerance, unit, missing, told }) => (
          <li key={code}>
            <Status tone={verdict === 'passed' ? 'ok' : verdict === 'failed' ? 'warn' : 'neutral'}>{verdicts[verdict]}</Status> {code}{' '}
            {label}
            <p className="text-muted">
              {verdict === 'unjudged'
                ? missing
                : `${of.sides[0]} ${amount(left)}，${of.sides[1]} ${amount(right)}，差额 ${amount(difference)} ${unit}${toleranceWords({ tolerance, unit })}`}
            </p>
            <Told face={face} result={{ told }} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Where the figure of another system comes from: what is to be known of it, and the filings with the way to them. */
function Told({ face, result: { told } }: { face: string; result: Pick<CheckResult, 'told'> }) {
  return told?.map(({ note, filings }) => (
    <p key={note} className="[overflow-wrap:anywhere]">
      {note && `${note}：`}
      {filings.map(({ id, number, words }) => (
        <span key={id} className="block">
          <TextLink href={`/${face}/filings/${id}`}>{number}</TextLink>（{words}）
        </span>
      ))}
    </p>
  ))
}

/** The tolerance by which the verdict was given, where there is one: rounding to the unit of filing, or a share of the larger side. */
const toleranceWords = ({ tolerance, unit }: Pick<CheckResult, 'tolerance' | 'unit'>) =>
  tolerance === undefined || new Decimal(tolerance).isZero()
    ? ''
    : `，容差 ${formatDecimal(new Decimal(tolerance), tolerance.includes('.') ? 3 : 2)} ${unit}`

const amount = (text: string | null) => (text === null ? '—' : formatDecimal(new Decimal(text), 2))

function Places({ result, record }: { result: CheckResult; record: StatementRecord }) {
  const names = new Map<string, string>(
    record.form.sheets.flatMap((sheet) => sheet.lines.map((line) => [`${sheet.key}.${line.key}`, line.label] as const)),
  )
  const shown = result.cells.slice(-6)
  return (
    <p className="flex flex-wrap gap-x-2">
      {result.cells.length > shown.length && <span className="text-muted">涉及 {result.cells.length} 格，如</span>}
      {shown.map((path) => (
        <TextLink key={path} href={`?sheet=${path.split('.')[0]}&cell=${encodeURIComponent(path)}`}>
          {names.get(path.split('@')[0]!) ?? path}
        </TextLink>
      ))}
    </p>
  )
}
