import type { NewPost } from './account-store'
import { shapeOf } from './rules/post-shapes'

/** The post a local administrator gives: at the person's organisation, with the reach its role has by itself, open-ended from today. */
export function staffPostOf(userId: string, roleCode: string, orgId: string, today: string): NewPost {
  const orgScope = shapeOf(roleCode)?.scopes[0] ?? 'own'
  return { userId, roleCode, orgId, departmentCode: null, orgScope, listed: [], fromDate: today, toDate: null }
}
