'use client'

import { useRouter } from 'next/navigation'
import { type ComponentProps, useCallback, useMemo, useState } from 'react'
import { saveDraftAction, searchOrgsAction, submitFilingAction } from '@/app/actions/filing-actions'
import { FormEditor, type SubmitOutcome } from '@/components/forms/form-editor'
import { FilingMaterials, type HandedIn } from '@/components/matters/editor/filing-materials'
import { FilingPrecheck } from '@/components/matters/editor/filing-precheck'
import { tooMuchToSave } from '@/components/matters/editor/save-size'
import { SituationStrip } from '@/components/matters/editor/situation-strip'
import type { FormContext } from '@/lib/forms/parse/parsed'
import type { InspectedForm } from '@/lib/forms/parse-form'
import type { FormDefinition, FormValues } from '@/lib/forms/schema'
import { surroundingsOf } from '@/lib/matters/facts'
import { neededMaterials } from '@/lib/matters/needed-materials'
import type { MatterDefinition } from '@/lib/matters/schema'
import type { Situated } from '@/lib/matters/situations'

type Props = {
  face: 'gov' | 'ent'
  filing: { id: string; version: number }
  userId: string
  taskId: string
  answering: boolean
  /** The button that hands it in, by the name of the step: 提交审核. */
  submitLabel: string
  form: FormDefinition
  materials: MatterDefinition['materials']
  situations: MatterDefinition['situations']
  steps: MatterDefinition['flow']['steps']
  delegation: ComponentProps<typeof SituationStrip>['delegation']
  values: FormValues
  facts: Record<string, unknown>
  origins: NonNullable<FormContext['origins']>
  params: Record<string, unknown>
  today: string
  /** Code lists the form chooses from, and those that only propose. */
  lists: NonNullable<FormContext['lists']>
  openLists: readonly string[]
  names: Record<string, string>
  files: readonly HandedIn[]
  /** The filing this one is a prerequisite of: where to go on after handing it in. */
  backTo?: string | undefined
}

/** The editor of a filing: the form saves itself, materials follow the situation, a check tells beforehand what would stop it. */
export function FilingEditor(props: Props) {
  const { face, filing, form, materials, answering, taskId } = props
  const router = useRouter()
  const [inspected, setInspected] = useState<InspectedForm | null>(null)
  const [files, setFiles] = useState(props.files)
  const [facts, setFacts] = useState(props.facts)
  const [origins, setOrigins] = useState(props.origins)
  const [stopped, setStopped] = useState(0)
  const { backTo } = props
  const context = useMemo<FormContext>(
    () => ({
      today: props.today,
      facts: facts as FormValues,
      origins,
      face,
      params: props.params,
      lists: props.lists,
      openLists: props.openLists,
      names: props.names,
      surroundings: surroundingsOf({ materials }),
      materials: new Set(files.map((file) => file.key)),
    }),
    [props.today, facts, origins, face, props.params, props.lists, props.openLists, props.names, materials, files],
  )
  const values = inspected?.values ?? props.values
  const needs = neededMaterials({ form, materials }, values, context)
  const matter = useMemo<Situated>(
    () => ({ form, materials, situations: props.situations, flow: { steps: props.steps } }),
    [form, materials, props.situations, props.steps],
  )
  const save = useCallback(
    async (values: FormValues, version: number) => {
      const tooMuch = tooMuchToSave(values)
      if (tooMuch) return { error: tooMuch }
      const outcome = await saveDraftAction(filing.id, version, values)
      // Signed out, or the database is away: the editor keeps everything on this machine and tries again.
      if ('later' in outcome) throw new Error(outcome.later)
      // The same facts keep their object, so that nothing is computed anew for nothing.
      if ('facts' in outcome && outcome.facts)
        setFacts((held) => (JSON.stringify(held) === JSON.stringify(outcome.facts) ? held : outcome.facts))
      if ('origins' in outcome && outcome.origins)
        setOrigins((held) => (JSON.stringify(held) === JSON.stringify(outcome.origins) ? held : outcome.origins))
      const carried = 'carried' in outcome ? (outcome.carried ?? []) : []
      if (carried.length > 0) setFiles((held) => [...held, ...carried.filter((one) => !held.some((file) => file.id === one.id))])
      return outcome
    },
    [filing.id],
  )
  const submit = useCallback(
    async (_values: FormValues, version: number): Promise<SubmitOutcome> => {
      const outcome = await submitFilingAction(taskId, version, answering, '', `${taskId}:${version}`)
      if (!outcome.ok) {
        setStopped((times) => times + 1)
        return { error: outcome.message, fields: outcome.fields ?? {} }
      }
      router.push(backTo ?? `/${face}/filings/${filing.id}`)
      return { ok: true }
    },
    [answering, backTo, face, filing.id, router, taskId],
  )
  return (
    <FormEditor
      definition={form}
      initialValues={props.values}
      version={filing.version}
      context={context}
      storageKey={`filing:${filing.id}:${props.userId}`}
      onSave={save}
      onSubmit={submit}
      submitLabel={props.submitLabel}
      onInspect={setInspected}
      head={<SituationStrip matter={matter} values={values} context={context} delegation={props.delegation} />}
      searchOrgs={searchOrgsAction}
    >
      <FilingMaterials filingId={filing.id} matter={form.code} needs={needs} files={files} onChange={setFiles} />
      <FilingPrecheck filingId={filing.id} stopped={stopped} />
    </FormEditor>
  )
}
