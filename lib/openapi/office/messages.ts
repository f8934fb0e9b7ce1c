import { z } from 'zod'

/** What is pushed to the office app; the administrator chooses. */
export const officeKinds = { todo: '待办', notice: '消息' } as const
export type OfficeKind = keyof typeof officeKinds
export const officeKindCodes = Object.keys(officeKinds) as [OfficeKind, ...OfficeKind[]]

const instant = z.iso.datetime({ offset: true })
const receiver = z.strictObject({ externalId: z.string().min(1).max(100), name: z.string().min(1) })
const head = { messageId: z.uuid(), appId: z.string().min(1).max(100), occurredAt: instant }
/** `id` names the todo on the desk of this one person: the same in all messages about it. */
const todo = { id: z.string().min(1).max(100), title: z.string().min(1).max(200), url: z.url() }

/**
 * The messages to the office app (山东通), one JSON object each. The interface document of the other side is not public: names and shape
 * are ours and 待对接方确认; whoever connects changes them here, in one place.
 */
export const officeMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...{ ...head, type: z.literal('todo.created'), receiver },
    todo: z.strictObject({ ...todo, step: z.string(), enterprise: z.string(), arrivedAt: instant, dueAt: instant.nullable() }),
  }),
  z.strictObject({ ...head, type: z.literal('todo.finished'), receiver, todo: z.strictObject(todo) }),
  z.strictObject({ ...head, type: z.literal('todo.withdrawn'), receiver, todo: z.strictObject(todo) }),
  z.strictObject({
    ...{ ...head, type: z.literal('notice'), receiver },
    notice: z.strictObject({ id: z.uuid(), title: z.string().min(1).max(200), body: z.string(), url: z.url() }),
  }),
  z.strictObject({ ...head, type: z.literal('ping') }),
])
export type OfficeMessage = z.infer<typeof officeMessageSchema>
export type OfficeType = OfficeMessage['type']

/** The words of a message type. */
export const officeTypes: Readonly<Record<OfficeType, string>> = {
  'todo.created': '待办新增',
  'todo.finished': '待办办结',
  'todo.withdrawn': '待办撤回',
  notice: '消息',
  ping: '测试',
}
