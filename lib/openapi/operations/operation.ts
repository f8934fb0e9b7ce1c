import type { z } from 'zod'
import type { Actor } from '@/lib/kernel/actor'
import type { Scope } from '@/lib/openapi/schema'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Groups of the reference, in its order. */
export const tags = {
  meta: '接入',
  matters: '事项',
  enterprises: '企业',
  filings: '办件',
  materials: '材料与上传',
  procurement: '采购数据',
  papers: '文书',
  notices: '通知公告',
  finance: '财务报表',
  treasury: '司库',
  webhooks: '回调',
} as const
export type Tag = keyof typeof tags

/** The key behind a call, as `whoAmI` tells of it. */
export type CallingKey = { id: string; name: string; prefix: string; scopes: readonly string[]; expiresAt: string; ratePerMinute: number }

/** A call that was let in. `key` is the idempotency key of the request, unique to this key of the interface. */
export type Call = { actor: Actor; now: Date; caller: CallingKey; request: Request; key: string | undefined }

export type Parts<P, Q, B> = { path: P; query: Q; body: B }

/** What is sent back besides JSON. */
export type Binary = { binary: 'application/pdf' | 'application/octet-stream'; description: string }

/** One operation of the interface: everything the router, the document and the reference know of it. */
export type Operation = {
  id: string
  method: Method
  /** Below `/api/v1`, with `{name}` for each part of `path`. */
  path: string
  tag: Tag
  summary: string
  description?: string
  /** null = any key. */
  scope: Scope | null
  /** true = answered without a key. */
  open?: boolean
  parameters: { path?: z.ZodObject; query?: z.ZodObject }
  /** JSON unless `bytes`: the request is a file. */
  body?: z.ZodType | 'bytes'
  /** Accepts an Idempotency-Key. */
  idempotent: boolean
  status: 200 | 201 | 204
  output: z.ZodType | Binary | null
  /** Refusals of the work itself, beyond those that every operation has. */
  refusals: readonly ('not_found' | 'conflict' | 'stale' | 'blocked' | 'too_many' | 'invalid' | 'unavailable')[]
  /** A body that can be sent as it stands, for the reference. */
  example?: unknown
  run: (call: Call, parts: Parts<never, never, never>) => Promise<unknown>
}

type Shape<S> = S extends z.ZodType ? z.infer<S> : undefined
type Wanted<P, Q, B, O> = Omit<Operation, 'parameters' | 'body' | 'output' | 'run' | 'idempotent' | 'status' | 'refusals' | 'scope'> & {
  scope?: Scope
  at?: P
  query?: Q
  body?: B
  output: O
  idempotent?: boolean
  status?: Operation['status']
  refusals?: Operation['refusals']
  run: (call: Call, parts: Parts<Shape<P>, Shape<Q>, Shape<B>>) => Promise<unknown>
}

/** Declares an operation; a change accepts an idempotency key unless told otherwise. */
export function operation<
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | 'bytes' | undefined = undefined,
>(wanted: Wanted<P, Q, B, z.ZodType | Binary | null>): Operation {
  const { at, query, body, scope, idempotent, status, refusals, run, ...rest } = wanted
  return {
    ...rest,
    scope: scope ?? null,
    parameters: { ...(at ? { path: at } : {}), ...(query ? { query } : {}) },
    ...(body ? { body } : {}),
    idempotent: idempotent ?? (rest.method !== 'GET' && body !== 'bytes'),
    status: status ?? 200,
    refusals: refusals ?? [],
    run: run as Operation['run'],
  }
}

/** What narrows an answer that is not JSON. */
export function isBinary(output: Operation['output']): output is Binary {
  return output !== null && 'binary' in output
}
