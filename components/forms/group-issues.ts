import type { FormIssue } from '@/lib/forms/issues'

/** Issues by what `keyOf` says of each, in their order. */
export function groupIssues<K>(issues: readonly FormIssue[], keyOf: (issue: FormIssue) => K): Map<K, FormIssue[]> {
  const groups = new Map<K, FormIssue[]>()
  for (const issue of issues) {
    const key = keyOf(issue)
    const group = groups.get(key)
    if (group) group.push(issue)
    else groups.set(key, [issue])
  }
  return groups
}
