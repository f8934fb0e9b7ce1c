import { enterpriseOperations } from './enterprises'
import { filingCourseOperations } from './filing-course'
import { filingFormOperations } from './filing-form'
import { filingMoveOperations } from './filing-moves'
import { filingOperations } from './filings'
import { materialOperations } from './materials'
import { matterOperations } from './matters'
import { metaOperations } from './meta'
import { noticeOperations } from './notices'
import type { Operation } from './operation'
import { paperOperations } from './papers'
import { procurementOperations } from './procurement'
import { statementOperations } from './statements'
import { transferOperations } from './transfers'
import { treasuryOperations } from './treasury'
import { uploadOperations } from './uploads'
import { webhookOperations } from './webhooks'

/** Every operation of the interface, once: the router, the document and the reference page read this list. */
export const operations: readonly Operation[] = [
  ...metaOperations,
  ...matterOperations,
  ...enterpriseOperations,
  ...filingOperations,
  ...filingFormOperations,
  ...filingMoveOperations,
  ...filingCourseOperations,
  ...materialOperations,
  ...uploadOperations,
  ...procurementOperations,
  ...transferOperations,
  ...paperOperations,
  ...noticeOperations,
  ...statementOperations,
  ...treasuryOperations,
  ...webhookOperations,
]
