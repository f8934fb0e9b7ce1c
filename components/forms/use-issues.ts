import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type FormIssue, pathText } from '@/lib/forms/issues'
import { type InspectedForm, submission } from '@/lib/forms/parse-form'
import { ownerOf } from '@/lib/forms/reason-key'
import type { FormDefinition, FormValues } from '@/lib/forms/schema'
import { groupIssues } from './group-issues'

type Options = { definition: FormDefinition; inspected: InspectedForm; values: FormValues; typing: string | null }
type Refusal = { message: string; fields: FormIssue[]; values: FormValues }

const none: FormIssue[] = []

/**
 * Which faults are shown: what is malformed and broken rules as soon as their control is left; what is missing only after the first
 * attempt to submit; what the server said until the field it named is changed.
 */
export function useIssues({ definition, inspected, values, typing }: Options) {
  const [attempted, setAttempted] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const latest = useRef(values)
  useEffect(() => {
    latest.current = values
  }, [values])

  const all = useMemo(() => {
    const own = submission(definition, attempted ? inspected : { ...inspected, missing: [] }).issues
    const told = (refusal?.fields ?? []).filter((issue) => {
      const key = String(issue.path[0])
      return refusal?.values[key] === values[key] && !own.some((one) => pathText(one.path) === pathText(issue.path))
    })
    return [...own, ...told]
  }, [definition, inspected, attempted, refusal, values])
  const shown = useMemo(() => (typing === null ? all : all.filter((issue) => pathText(issue.path) !== typing)), [all, typing])
  const byField = useStableGroups(shown)

  const refuse = useCallback((message: string, fields: Readonly<Record<string, string>>) => {
    const named = Object.entries(fields).map(([path, text]): FormIssue => ({ path: pathOf(path), message: text, level: '阻断' }))
    setRefusal({ message, fields: named, values: latest.current })
  }, [])
  return {
    message: refusal?.message ?? null,
    summary: attempted || refusal ? all : none,
    of: (key: string) => byField.get(key) ?? none,
    attempt: () => {
      setAttempted(true)
      setRefusal(null)
    },
    refuse,
  }
}

/** `form.buyers.2.name` → `['buyers', 2, 'name']`. */
function pathOf(path: string): (string | number)[] {
  return path
    .replace(/^form\./, '')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

/** Issues by field; a field whose issues did not change keeps its array, so that it is not drawn again. */
function useStableGroups(issues: readonly FormIssue[]): ReadonlyMap<string, FormIssue[]> {
  const before = useRef<ReadonlyMap<string, FormIssue[]>>(new Map())
  const groups = useMemo(() => {
    const next = groupIssues(issues, (issue) => ownerOf(String(issue.path[0])))
    for (const [key, list] of next) {
      const old = before.current.get(key)
      if (old && JSON.stringify(old) === JSON.stringify(list)) next.set(key, old)
    }
    return next
  }, [issues])
  useEffect(() => {
    before.current = groups
  }, [groups])
  return groups
}
