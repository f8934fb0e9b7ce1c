import { z } from 'zod'
import { type SealPosition, sealPositions } from './positions'

/** Why the seal is asked for, and why something is refused. */
export const sealReason = z.string().trim().min(5, '请写明用印事由，不少于 5 个字').max(300, '不超过 300 字')
export const sealOpinion = z.string().trim().max(200, '意见不超过 200 字').default('')

/** A document to be sealed: an uploaded PDF of one's own. */
export const documentRequestSchema = z.object({
  title: z.string().trim().min(4, '请填写文件标题，不少于 4 个字').max(120, '标题不超过 120 字'),
  reason: sealReason,
  fileId: z.uuid('请先上传 PDF 文件'),
  position: z.enum(Object.keys(sealPositions) as [SealPosition, ...SealPosition[]], '请选择落章位置').default('end-right'),
})

/** A paper to be sealed once more. */
export const resealRequestSchema = z.object({ paperId: z.uuid('文书标识不正确'), reason: sealReason })

export const sealKinds = { paper: '办结文书', reseal: '重新盖章', document: '其他文件' } as const
export const sealBases = { decision: '办件决定', standing: '常设授权', request: '用印审批' } as const
export const sealStates = { open: '待审批', approved: '待落章', refused: '不予批准', withdrawn: '已撤回', done: '已用印' } as const
export const keyStates = { active: '启用中', rotated: '已轮换', disabled: '已停用' } as const
export const changeKinds = { rotate: '轮换', disable: '停用' } as const
