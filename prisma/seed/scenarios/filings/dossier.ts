import { deskOf } from '@/lib/flow/rules/route'
import type { FlowTask, MoveAction, Performer, RunState } from '@/lib/flow/state'
import type { FormValues } from '@/lib/forms/schema'
import { seedId } from '../../ids'
import type { Scene } from './direct'
import { amended } from './form-of'
import { sampleKindOf } from './sample-documents'
import type { Material, Submission, Verdict } from './types'
import { momentBetween } from './working-time'

/** What lies in the file beside the moves: forms as submitted, materials, answers to manual checks. */
export type Dossier = {
  /** Called before a move is made; keeps what the person prepares for it. */
  readonly before: (state: RunState, task: FlowTask | null, action: MoveAction, performer: Performer, at: string) => void
  readonly after: (state: RunState, task: FlowTask | null, action: MoveAction, performer: Performer, at: string) => void
  readonly contents: () => { submissions: Submission[]; materials: Material[]; verdicts: Verdict[] }
}

/** The dossier of one filing. */
export function dossierOf({ id, matter, form, filler, createdAt, chance, stage }: Scene): Dossier {
  const submissions: Submission[] = []
  const materials: Material[] = []
  const verdicts: Verdict[] = []
  let values: FormValues = form.values
  const nameOf = new Map(matter.materials.map((one) => [one.key, one.name]))

  const add = (key: string, suffix: string, from: string, to: string, by: string) => {
    const plain = (nameOf.get(key) ?? key).replace(/[((].*$/, '').replace(/[/\\:*?"<>|]/g, '或')
    const serial = `${id}|${key}|${materials.length}`
    materials.push({
      ...{ id: seedId('material', serial), fileId: seedId('file', serial), key, name: `${plain}${suffix}.pdf` },
      ...{ sample: sampleKindOf(nameOf.get(key) ?? ''), addedAt: momentBetween(from, to, chance), addedBy: by },
    })
  }
  const handsIn = (state: RunState, task: FlowTask | null) =>
    task !== null && ['filling', 'correction'].includes(deskOf(matter.flow, state, task))

  return {
    before(state, task, action, performer, at) {
      if (task === null || !handsIn(state, task) || (action !== 'submit' && action !== 'answer')) return
      if (materials.length === 0) for (const key of form.materialKeys) add(key, '', createdAt, at, filler.id)
      if (task.round === 1) return
      values = amended(matter, values, task.round, chance)
      const key = form.materialKeys.length > 0 ? chance.pick(form.materialKeys) : undefined
      if (key) add(key, action === 'answer' ? '（补正）' : '（修改）', task.arrivedAt, at, performer.id)
    },
    after(state, task, action, performer, at) {
      const submitted = task !== null && (action === 'submit' || action === 'answer') && task.pool.startsWith('E-FILL') && !isFollowUp(task)
      if (submitted) {
        const made: Submission = {
          ...{ round: state.round, at, byId: performer.id, byName: performer.name, values },
          ...{ materials: [...materials], results: form.results },
        }
        const same = submissions.findIndex((one) => one.round === made.round)
        if (same >= 0) submissions[same] = made
        else submissions.push(made)
      }
      if (task?.stepKey === 'review' && action === 'pass') checkByHand(state, performer, at)
    },
    contents: () => {
      if (materials.length === 0) addSome()
      return { submissions, materials, verdicts }
    },
  }

  function isFollowUp(task: FlowTask): boolean {
    return task.stepKey === 'follow_up'
  }

  function checkByHand(state: RunState, performer: Performer, at: string): void {
    for (const result of form.results) {
      if (result.result !== 'manual' && result.result !== 'undecided') continue
      if (verdicts.some((one) => one.ruleId === result.ruleId && one.round === state.round) || !chance.chance(0.85)) continue
      const text = chance.chance(0.7) ? '符合' : '符合：已核对材料原件，与申报一致'
      verdicts.push({ ruleId: result.ruleId, round: state.round, text, by: performer.name, byId: performer.id, at: earlier(at) })
    }
  }

  /** A draft has some of its materials already. */
  function addSome(): void {
    const now = stage.now.toISOString()
    for (const key of form.materialKeys) if (chance.chance(0.45)) add(key, '', createdAt, now, filler.id)
  }
}

const earlier = (at: string) => new Date(Date.parse(at) - 95_000).toISOString()
