import { z } from 'zod'
import { defineQuery } from '@/lib/platform/query'

const standing: Readonly<Record<string, readonly string[]>> = {
  accept: ['材料齐全、格式符合要求，予以受理。', '请一次性补正下列材料：'],
  review: ['经审查，材料齐全，程序合规。', '建议同意。', '请处领导审定。', '评估、审计基准日一致，价格依据充分。'],
  countersign: ['无不同意见。', '建议补充说明资金来源。', '请主办处室核实后办理。'],
  chief: ['同意初审意见。', '请分管领导审定。', '请提请委主任办公会审议。'],
  lead: ['同意。', '请按程序提交会议审议。'],
  e_check: ['经复核，字段与材料一致。', '请补充佐证材料后重新提交。'],
  e_head: ['同意上报。'],
}
const general = ['同意。', '请补充说明。', '无不同意见。']

/** Phrases for an opinion at a step: the person's own by use, then the standing ones. */
export const phraseList = defineQuery({
  name: 'phraseList',
  permission: 'inbox.read',
  input: z.object({ step: z.string().max(60) }),
  run: async ({ tx, actor }, { step }) => {
    const own = await tx.phrase.findMany({ where: { userId: actor.userId }, orderBy: { uses: 'desc' }, take: 8 })
    const key = Object.keys(standing).find((name) => step === name)
    return [...new Set([...own.map((phrase) => phrase.text), ...(key ? standing[key]! : general)])]
  },
})
