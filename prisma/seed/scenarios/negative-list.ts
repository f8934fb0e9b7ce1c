import { canonicalJson } from '@/lib/kernel/canonical'
import { negativeListCode, negativeListKind, negativeListSchema } from '@/lib/matters/rules/negative-list'
import { sm3 } from '@/lib/platform/crypto'
import { seedId } from '../ids'
import clauses from '../reference/negative-list.json' with { type: 'json' }

/** The first version of the negative list: clauses in our own words, unchecked against their originals. */
export function negativeListRow(now: Date) {
  const body = negativeListSchema.parse({ clauses })
  return {
    ...{ id: seedId('definition', `${negativeListKind}:1`), kind: negativeListKind, code: negativeListCode, version: 1 },
    ...{ name: '投资项目负面清单', line: null, org_id: null, effective_from: '2024-01-01', retired: false, body },
    ...{ digest: sm3(canonicalJson(body)), created_at: now.toISOString(), created_by: null, note: '平台自带的示例清单，条文与来源待校核' },
  }
}
