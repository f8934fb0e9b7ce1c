import { Prisma } from '@/lib/platform/db'
import type { StatementForm } from './form'

type Form = StatementForm['code']

/** Enterprises that have to report: condition on `org o`. */
export const mustReport = Prisma.sql`o.kind = 'enterprise' and o.status <> '已注销'`

/** The scopes that speak for an enterprise as a whole: condition on `statement s`. */
export const wholeScopes = Prisma.sql`s.scope in ('consolidated', 'single')`

/** The statement by which an enterprise reports a period: condition that joins `statement s` to `org o`. */
export const reportOf = (form: Form, period: number) =>
  Prisma.sql`s.org_id = o.id and s.form_code = ${form} and s.period = ${period} and ${wholeScopes}`

/** Who has not reported a period: condition on `org o`. A statement that has arrived, is in hand or was accepted once is reported. */
export const notReported = (form: Form, period: number) =>
  Prisma.sql`not exists (select 1 from statement s where ${reportOf(form, period)} and (s.accepted_version_id is not null or s.status in ('arrived', 'running')))`
