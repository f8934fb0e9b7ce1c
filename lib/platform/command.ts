import type { z } from 'zod'
import { type Actor, may } from '@/lib/kernel/actor'
import { canonicalJson } from '@/lib/kernel/canonical'
import { isRefusal, Refusal } from '@/lib/kernel/refusal'
import { type AuditRecord, auditDigest } from './audit'
import { sm3 } from './crypto'
import { asSignedIn, asSystem, isUniqueViolation, Prisma, rowsIn, type Tx, together } from './db'
import { newId } from './id'
import { parseInput } from './input'

export type AuditNote = { subjectKind?: string; subjectId?: string; orgId?: string; detail?: Record<string, unknown>; onBehalfOf?: string }
export type EventNote = {
  subjectKind: string
  subjectId: string
  orgId?: string | null
  line?: string | null
  data?: Record<string, unknown>
}

/** What a command works with. `audit` and `emit` are written with the change, in its transaction, or not at all. */
export type CommandContext = {
  tx: Tx
  actor: Actor
  now: Date
  audit: (note: AuditNote) => void
  emit: (topic: string, note: EventNote) => void
  /**
   * Hands over an insert or update that goes out with the others and the trail in one statement when the command ends. Whoever reads on
   * does not see it before `flush`. With `stale` it must change a row (`returning 1`), or the command is refused with those words.
   */
  change: (sql: Prisma.Sql, stale?: string) => void
  /** Sends what was handed over so far. */
  flush: () => Promise<void>
}

type Change = { sql: Prisma.Sql; stale: string | undefined }

/** A named change with its permission; the only door to the tables for pages, jobs, the interface and tests. */
export type Command<I = unknown, O = unknown> = {
  name: string
  permission: string
  input: z.ZodType<I>
  /** The result is told once and kept nowhere (a first password): the same submission again is refused instead of answered. */
  secret?: boolean
  run: (context: CommandContext, input: I) => Promise<O>
}

export type RunOptions = { key?: string; now?: Date }

/** What an idempotency key may look like. */
const sendable = /^[\x21-\x7e]{1,200}$/

const registry = new Map<string, Command<never, unknown>>()

/** Declares a command and enters it into the registry that the access tests walk. */
export function defineCommand<I, O>(command: Command<I, O>): Command<I, O> {
  registry.set(command.name, command as unknown as Command<never, unknown>)
  return command
}

/** All commands declared by the modules loaded so far, by name. */
export function allCommands(): Command<never, unknown>[] {
  return [...registry.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * Carries a command out: permission → input → work in the actor's rows → audit line → outbox, in one transaction.
 * With a key the result is remembered: the same key and input again gives the same result and changes nothing;
 * the same key with another input is refused. Throws Refusal.
 */
export async function runCommand<I, O>(command: Command<I, O>, actor: Actor, raw: unknown, options: RunOptions = {}): Promise<O> {
  const now = options.now ?? new Date()
  if (!may(actor, command.permission)) {
    await noteRefusal(command.name, actor, '无此权限', now)
    throw new Refusal('forbidden', '您的岗位没有办理这项业务的权限。')
  }
  const input = parseInput(command.input, raw)
  if (options.key !== undefined && !sendable.test(options.key)) throw new Refusal('invalid', '提交标识不正确，请刷新页面后重新提交。')
  const remembered = options.key ? { key: options.key, digest: sm3(canonicalJson(input)) } : undefined
  try {
    return await asSignedIn(
      actor,
      async (tx) => {
        if (remembered) {
          const earlier = await recall(tx, actor, command, remembered)
          if (earlier) return earlier.result
        }
        const notes: AuditNote[] = []
        const events: { topic: string; note: EventNote }[] = []
        const { change, flush, rest } = collect(tx)
        const context: CommandContext = {
          tx,
          actor,
          now,
          audit: (note) => void notes.push(note),
          emit: (topic, note) => void events.push({ topic, note }),
          change,
          flush,
        }
        const result = await command.run(context, input)
        if (notes.length === 0) notes.push({})
        const lines = notes.map((note) => auditLine(command.name, actor, note, now))
        const kept = remembered && { ...remembered, result: command.secret ? null : result }
        await send(tx, [...rest(), ...trailOf(actor, command.name, now, lines, events, kept)])
        return result
      },
      'kept',
    )
  } catch (error) {
    // The same request sent twice at once: the loser was rolled back and gets the winner's result.
    if (remembered && ((isRefusal(error) && error.code !== 'unauthenticated') || isUniqueViolation(error))) {
      const earlier = await asSignedIn(actor, (tx) => recall(tx, actor, command, remembered))
      if (earlier) return earlier.result
    }
    throw error
  }
}

/** Gathers changes for one round trip: `flush` sends what was handed over so far, `rest` takes what is left. */
export function collect(tx: Tx): Pick<CommandContext, 'change' | 'flush'> & { rest: () => Change[] } {
  let changes: Change[] = []
  const rest = () => {
    const held = changes
    changes = []
    return held
  }
  return { change: (sql, stale) => void changes.push({ sql, stale }), flush: () => send(tx, rest()), rest }
}

type Remembered = { key: string; digest: string }

async function recall<I, O>(tx: Tx, actor: Actor, command: Command<I, O>, { key, digest }: Remembered): Promise<{ result: O } | undefined> {
  const row = await tx.commandResult.findUnique({ where: { actorId_command_key: { actorId: actor.userId, command: command.name, key } } })
  if (!row) return undefined
  if (row.inputDigest !== digest) throw new Refusal('conflict', '同一提交标识已用于不同的内容：页面请刷新后重新提交，接口请换用新的标识。')
  if (command.secret) throw new Refusal('conflict', '这项操作已经完成，结果只在当时显示一次。')
  return { result: row.result as O }
}

/** An audit line of an actor, digested. */
export function auditLine(
  action: string,
  actor: Pick<Actor, 'userId' | 'name' | 'sessionId' | 'ip'> | null,
  note: AuditNote,
  at: Date,
  outcome: AuditRecord['outcome'] = 'done',
): AuditRecord & { digest: string } {
  const record: AuditRecord = {
    id: newId(),
    at: at.toISOString(),
    actorId: actor?.userId ?? null,
    actorName: actor?.name ?? '系统',
    onBehalfOf: note.onBehalfOf ?? null,
    sessionId: actor?.sessionId ?? null,
    ip: actor?.ip ?? null,
    action,
    subjectKind: note.subjectKind ?? null,
    subjectId: note.subjectId ?? null,
    orgId: note.orgId ?? null,
    outcome,
    detail: JSON.parse(canonicalJson(note.detail ?? {})),
  }
  return { ...record, digest: auditDigest(record) }
}

/** The trail of a command: audit lines, outbox events, the remembered result. */
function trailOf(
  actor: Actor,
  command: string,
  now: Date,
  lines: (AuditRecord & { digest: string })[],
  events: { topic: string; note: EventNote }[],
  remembered: (Remembered & { result: unknown }) | undefined,
): Change[] {
  const trail = lines.map(auditRow)
  const waiting = events.map(({ topic, note }) => ({
    at: now.toISOString(),
    topic,
    subject_kind: note.subjectKind,
    subject_id: note.subjectId,
    org_id: note.orgId ?? null,
    line: note.line ?? null,
    actor_id: actor.userId,
    data: note.data ?? {},
  }))
  const result = remembered
    ? [
        {
          actor_id: actor.userId,
          command,
          key: remembered.key,
          at: now.toISOString(),
          input_digest: remembered.digest,
          result: remembered.result ?? null,
        },
      ]
    : []
  const inserts = [
    trail.length > 0 &&
      Prisma.sql`insert into audit_line select * from jsonb_populate_recordset(null::audit_line, ${JSON.stringify(trail)}::jsonb)`,
    waiting.length > 0 &&
      Prisma.sql`insert into outbox (at, topic, subject_kind, subject_id, org_id, line, actor_id, data)
      select e.at, e.topic, e.subject_kind, e.subject_id, e.org_id, e.line, e.actor_id, e.data
      from jsonb_populate_recordset(null::outbox, ${JSON.stringify(waiting)}::jsonb) e`,
    result.length > 0 &&
      Prisma.sql`insert into command_result select * from jsonb_populate_recordset(null::command_result, ${JSON.stringify(result)}::jsonb)`,
  ]
  return inserts.flatMap((sql) => (sql ? [{ sql, stale: undefined }] : []))
}

/** Sends changes in one round trip. Throws Refusal(stale) when one that must change a row changed none. */
async function send(tx: Tx, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  const counted = changes.flatMap(({ stale }, index) => (stale === undefined ? [] : [{ stale, name: Prisma.raw(`c${index}`) }]))
  const counts = counted.map(({ name }) => Prisma.sql`(select count(*)::int from ${name})`)
  const ending = Prisma.sql`select array[${counts.length > 0 ? Prisma.join(counts) : Prisma.empty}]::int[] as hits`
  const rows = await rowsIn<{ hits: number[] }>(
    tx,
    together(
      changes.map(({ sql }) => sql),
      ending,
    ),
  )
  for (const [index, { stale }] of counted.entries()) if (rows[0]?.hits[index] === 0) throw new Refusal('stale', stale)
}

function auditRow(line: AuditRecord & { digest: string }) {
  return {
    id: line.id,
    at: line.at,
    actor_id: line.actorId,
    actor_name: line.actorName,
    on_behalf_of: line.onBehalfOf,
    session_id: line.sessionId,
    ip: line.ip,
    action: line.action,
    subject_kind: line.subjectKind,
    subject_id: line.subjectId,
    org_id: line.orgId,
    outcome: line.outcome,
    detail: line.detail,
    digest: line.digest,
  }
}

/** Writes audit lines of the platform itself (sign-in, seeds, jobs) inside a system transaction. */
export async function writeAudit(tx: Tx, lines: (AuditRecord & { digest: string })[]): Promise<void> {
  await tx.$executeRaw`insert into audit_line select * from jsonb_populate_recordset(null::audit_line, ${JSON.stringify(lines.map(auditRow))}::jsonb)`
}

async function noteRefusal(command: string, actor: Actor, why: string, now: Date): Promise<void> {
  await asSystem('记录被拒绝的操作', (tx) => writeAudit(tx, [auditLine(command, actor, { detail: { why } }, now, 'refused')]))
}
