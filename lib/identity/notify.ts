import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'

type Notice = { kind: string; title: string; body: string /** Below the face of the reader: `/delegation`. */; path: string }

/** Writes a notice to each of these people, with an address in their own face; gives whom the live message concerns. Runs as the system. */
export async function notifyUsers(
  tx: Tx,
  userIds: readonly string[],
  { kind, title, body, path }: Notice,
  now: Date,
): Promise<{ users: string[] }> {
  const users = await tx.userAccount.findMany({ where: { id: { in: [...new Set(userIds)] } }, select: { id: true, side: true } })
  await tx.notice.createMany({
    data: users.map((user) => ({
      id: newId(),
      at: now,
      userId: user.id,
      kind,
      title: title.slice(0, 200),
      body,
      href: `/${user.side}${path}`,
    })),
  })
  return { users: users.map((user) => user.id) }
}
