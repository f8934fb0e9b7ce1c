/** The face a person works in. Districts and outside bodies use `gov`, each within its scope. */
export type Side = 'gov' | 'ent'

/**
 * Who acts. Handed over as the first argument of every command and query; `token` is the random session token that
 * PostgreSQL resolves to the user, so an Actor made up by hand opens no row.
 */
export type Actor = {
  readonly userId: string
  readonly name: string
  readonly login: string
  readonly side: Side
  /** Organisation of the person's main post (the commission itself, a district body, an enterprise). */
  readonly orgId: string
  readonly orgName: string
  readonly departmentCode: string | null
  readonly departmentName: string | null
  readonly roles: readonly string[]
  readonly permissions: ReadonlySet<string>
  readonly token: string
  readonly sessionId: string
  readonly ip: string | null
}

/** Throws nothing; says whether the actor may do this kind of thing (rows are the database's question). */
export function may(actor: Pick<Actor, 'permissions'>, permission: string): boolean {
  return actor.permissions.has(permission)
}
