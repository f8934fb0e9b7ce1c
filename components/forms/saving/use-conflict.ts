import { useState } from 'react'
import { draftOf } from '@/components/forms/use-form-values'
import { type Difference, differences, mergeValues, type Side } from '@/lib/forms/merge'
import type { FormContext } from '@/lib/forms/parse/parsed'
import { inspectForm } from '@/lib/forms/parse-form'
import type { FormDefinition, FormValues } from '@/lib/forms/schema'
import type { Backup } from './draft-backup'
import type { DraftSaver, SaveState } from './draft-saver'

type Options = {
  definition: FormDefinition
  context: FormContext
  values: FormValues
  setValues: (values: FormValues) => void
  /** Values the page opened with. */
  opened: FormValues
  saver: DraftSaver
  state: SaveState
  /** A copy on this machine that builds on an older version than the page opened with. */
  older: Backup | null
  onOlderSettled: () => void
}

export type Conflict = { by: string; at: string | null; found: readonly Difference[]; choose: (choices: Record<string, Side>) => void }

/** The two sides when somebody else saved in between, or when this machine holds unsaved words on an older version; null when there is one side. */
export function useConflict({ definition, context, values, setValues, opened, saver, state, older, onOlderSettled }: Options) {
  const [deciding, setDeciding] = useState(false)
  const theirs = state.kind === 'conflict' ? state.conflict : older ? { values: opened, by: '此前的一次保存', at: null } : null
  if (!theirs) return { conflict: null, deciding: false, setDeciding }
  const mine = state.kind !== 'conflict' && older ? { ...values, ...older.values } : values
  const base = state.kind === 'conflict' ? saver.saved : opened
  const conflict: Conflict = {
    by: theirs.by,
    at: theirs.at,
    found: differences(definition, base, inspectForm(definition, mine, context).values, theirs.values, context),
    choose: (choices) => {
      const merged = mergeValues(mine, theirs.values, choices)
      setValues(merged)
      if (state.kind === 'conflict') saver.resolve(draftOf(definition, inspectForm(definition, merged, context), theirs.values))
      else onOlderSettled()
      setDeciding(false)
    },
  }
  return { conflict, deciding, setDeciding }
}
