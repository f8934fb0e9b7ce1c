import { newAccountIn } from '../../support/accounts'
import type { BusyWorld, Kind } from '../../support/busy-world'

/** Who tries what is not theirs. `forged` has a made-up token and every permission, `stranger` an account without any post. */
export const attackers = ['forged', 'stranger', 'rival', 'department', 'district', 'sysadmin', 'secadmin', 'auditor', 'expert'] as const
export type Attacker = (typeof attackers)[number]

/** How one command or query is tried. The input is valid for `who` and aims at something of enterprise A. */
export type Entry = {
  /** Login of the right person, who must succeed after everybody else was refused. */
  who: string
  input: (world: BusyWorld) => unknown
  /** What the right person's answer must show; without it a query must give away a secret of A. */
  proves?: (answer: never) => boolean
  /** The answer is about the asking person, or everybody may read it: others succeed too, and see nothing of A. */
  everybodys?: string
  /** Kinds of secrets that everybody signed in may know by this answer. */
  reveals?: readonly Kind[]
  /** Attackers whose post allows it, and why. They may succeed and see what they see. */
  lawful?: Partial<Record<Attacker, string>>
  /** A command that the wall alone would let through for somebody without the permission, and why that is right. */
  permissionAlone?: string
}

/** The registry: a query or command without an entry fails the tests. */
export type Entries = Readonly<Record<string, Entry>>

/** An account of enterprise A without posts, made for one try. */
export const freshAccount = (world: BusyWorld) => newAccountIn(world.orgId)
