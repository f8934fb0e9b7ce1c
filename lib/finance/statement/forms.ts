import { type StatementForm, statementFormSchema } from './form'
import balanceSheet from './sheets/balance-sheet.json' with { type: 'json' }
import cashFlow from './sheets/cash-flow.json' with { type: 'json' }
import incomeStatement from './sheets/income-statement.json' with { type: 'json' }
import reconciliation from './sheets/reconciliation.json' with { type: 'json' }
import supplement from './sheets/supplement.json' with { type: 'json' }

/** 企业财务决算: the year's statements with the indirect reconciliation of cash flow. */
export const annualForm: StatementForm = statementFormSchema.parse({
  ...{ code: 'annual', name: '企业财务决算', periodKind: 'year' },
  sheets: [balanceSheet, incomeStatement, cashFlow, reconciliation, supplement],
})

/** 企业财务快报: the same lines month by month, without what is drawn up at the end of a year only. */
export const flashForm: StatementForm = statementFormSchema.parse({
  ...{ code: 'flash', name: '企业财务快报', periodKind: 'month' },
  sheets: [balanceSheet, incomeStatement, cashFlow, supplement],
})

/** Forms that come with the platform, as version 1 of their definitions. */
export const releasedForms: readonly StatementForm[] = [flashForm, annualForm]
