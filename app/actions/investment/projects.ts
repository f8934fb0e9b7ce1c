'use server'

import { change } from '@/app/actions/change'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { changeInvestProject, decideInvestChange } from '@/lib/investment/commands/changes'
import { keepMilestone, registerInvestProject } from '@/lib/investment/commands/projects'

/** Values of a form without those left empty. */
const filled = (values: FormValues) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

export async function registerProjectAction(values: FormValues): Promise<FormResult> {
  return change(registerInvestProject, filled(values), ({ id }) => ({
    ...{ ok: true, message: '已登记，请补充节点；开工后按月填报', href: `/ent/investment/projects/${id}` },
  }))
}

export async function keepMilestoneAction(values: FormValues): Promise<FormResult> {
  return change(keepMilestone, filled(values), '节点已保存')
}

export async function changeProjectAction(values: FormValues): Promise<FormResult> {
  return change(changeInvestProject, filled(values), ({ status }) => (status === 'proposed' ? '已提交，由监管机构核定后生效' : '已登记'))
}

export async function decideChangeAction(values: FormValues): Promise<FormResult> {
  return change(decideInvestChange, filled(values), ({ status }) => (status === 'confirmed' ? '已核定，即时生效' : '已退回'))
}
