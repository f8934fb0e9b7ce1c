import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { asRows } from '@/lib/forms/diff'
import { fillFacts } from '@/lib/forms/facts'
import type { FormContext } from '@/lib/forms/parse/parsed'
import { type InspectedForm, inspectForm, withoutBlankRows } from '@/lib/forms/parse-form'
import type { FormDefinition, FormRow, FormValues } from '@/lib/forms/schema'
import { followFacts } from '@/lib/forms/values'
import type { Cell } from './control-props'

/** The typed values of an editor, what follows from them, and the control being typed into (its faults wait until it is left). */
export function useFormValues(definition: FormDefinition, initial: FormValues, context: FormContext) {
  const [values, setValues] = useState<FormValues>(() => fillFacts(definition, initial, context))
  const [typing, setTyping] = useState<string | null>(null)
  const settled = useDeferredValue(values)
  const known = useRef(context)
  useEffect(() => {
    const before = known.current
    known.current = context
    if (before.facts !== context.facts) setValues((held) => followFacts(definition, held, before, context))
  }, [definition, context])
  const inspected = useMemo(() => inspectForm(definition, settled, context), [definition, settled, context])

  const setField = useCallback((key: string, value: Cell) => {
    setTyping(key)
    setValues((before) => ({ ...before, [key]: value }))
  }, [])
  const setRows = useCallback((key: string, update: (rows: readonly FormRow[]) => FormRow[], cell?: string) => {
    if (cell) setTyping(cell)
    setValues((before) => ({ ...before, [key]: update(asRows(before[key])) }))
  }, [])
  const leave = useCallback(() => setTyping(null), [])
  return { values, setValues, inspected, typing, setField, setRows, leave }
}

/** What is saved of a draft: normalised values; a field that cannot be read keeps its last saved value. */
export function draftOf(definition: FormDefinition, inspected: InspectedForm, saved: FormValues): FormValues {
  const draft = withoutBlankRows(definition, inspected.values)
  for (const issue of inspected.malformed) {
    if (issue.path.length === 1) draft[String(issue.path[0])] = saved[String(issue.path[0])] ?? null
  }
  return draft
}
