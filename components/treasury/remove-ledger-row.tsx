import { removeLedgerRowAction } from '@/app/actions/treasury-actions'
import { ActionDialog } from '@/components/identity/form/action-dialog'
import type { FormField } from '@/components/identity/form/form-field'
import { keyColumns, ledgerKeys, type LedgerKey as ReportedKey, sheetOf } from '@/lib/treasury/ledgers/form'
import type { LedgerBookRow, LedgerKey } from '@/lib/treasury/queries/ledger-book'

const reason: FormField = { key: 'reason', label: '错在哪里', kind: 'lines', required: true, hint: '至少 5 字，留在更正记录中' }
const what =
  '撤销的一行退出台账，原内容连同原因留在更正记录中，监管单位收到通知。债务连同其还本付息计划、账户连同其余额一并撤销；当月快报已受理的余额、资金集中、资金预算须先发起快报更正。'

/** Ledgers whose rows a column names; each column is asked once, for the ledgers it belongs to. */
const columns = [...new Set(ledgerKeys.flatMap((ledger) => keyColumns[ledger]))]
const placeholders: Readonly<Record<string, string>> = { on_date: '2026-05-31', month: '202605', term: '1' }
const labels: Readonly<Record<string, string>> = { number: '账号、票据号码或编号', contract_no: '合同号、协议号或合约号' }

/** 撤销错报: any row of any ledger, named by its key. */
export function RemoveLedgerRow() {
  return (
    <ActionDialog
      label="撤销错报"
      title="撤销错报的台账行"
      intro={what}
      fields={[
        {
          ...{ key: 'ledger', label: '台账', kind: 'select', required: true, empty: '请选择' },
          options: ledgerKeys.map((ledger) => ({ value: ledger, label: sheetOf(ledger).label })),
        },
        { key: 'org', label: '企业统一社会信用代码', kind: 'text', required: true, maxLength: 40 },
        ...columns.map((column): FormField => {
          const ledgers = ledgerKeys.filter((ledger) => keyColumns[ledger].includes(column))
          const label = labels[column] ?? sheetOf(ledgers[0]!).columns!.find(({ key }) => key === column)!.label
          return {
            ...{ key: column, label, kind: 'text', required: true, maxLength: 100, when: { key: 'ledger', in: ledgers } },
            ...(placeholders[column] ? { placeholder: placeholders[column] } : {}),
          }
        }),
        reason,
      ]}
      submit="撤销这一行"
      danger
      action={removeLedgerRowAction}
    />
  )
}

/** Ledgers of the page by those of the workbook, and the column of the page that holds the key. */
const reported: Readonly<Record<LedgerKey, readonly [ledger: ReportedKey, key: string, shown: string]>> = {
  debts: ['debt', 'contract_no', 'contractNo'],
  credits: ['credit', 'contract_no', 'contractNo'],
  bills: ['bill', 'number', 'number'],
  concentration: ['concentration', 'month', 'month'],
  restricted: ['restricted', 'number', 'number'],
  payables: ['payable', 'number', 'number'],
}

/** 撤销 of a row that is shown. */
export function RemoveShownRow({ book, row }: { book: LedgerKey; row: LedgerBookRow }) {
  const [ledger, key, shown] = reported[book]
  const value = row.values[shown] ?? ''
  const name = `${sheetOf(ledger).label} ${row.orgName} ${value}`
  return (
    <ActionDialog
      label="撤销"
      ariaLabel={`撤销 ${name}`}
      size="sm"
      tone="quiet"
      title="撤销错报的台账行"
      intro={`${name}。${what}`}
      fields={[reason]}
      fixed={{ ledger, org: row.orgCode, [key]: key === 'month' ? value.replace('-', '') : value }}
      submit="撤销这一行"
      danger
      action={removeLedgerRowAction}
    />
  )
}
