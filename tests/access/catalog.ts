import type { Client } from 'pg'

/** A relation as pg_catalog knows it, with what the three roles and everybody may do there. */
export type Relation = {
  name: string
  schema: string
  kind: 'r' | 'p' | 'v' | 'm' | 'f' | 'S'
  walled: boolean
  policies: number
  invoker: boolean
  /** Roles (or `public`) with any right on it, by right. */
  grants: string[]
  readable: boolean
}

const outside = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'`

/** Every table, partition, view, materialised view, foreign table and sequence of the database. */
export async function relations(owner: Client): Promise<Relation[]> {
  const { rows } = await owner.query<Relation>(`
    select format('%I.%I', n.nspname, c.relname) as name, n.nspname as schema, c.relkind as kind, c.relrowsecurity as walled,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
      coalesce(c.reloptions::text like '%security_invoker=true%', false) as invoker,
      array(select distinct coalesce(r.rolname::text, 'public') || ' ' || lower(a.privilege_type)
        from aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee where a.grantee <> c.relowner order by 1)
      || array(select distinct coalesce(r.rolname::text, 'public') || ' ' || lower(a.privilege_type) || ' of ' || t.attname
        from pg_attribute t, aclexplode(t.attacl) a left join pg_roles r on r.oid = a.grantee where t.attrelid = c.oid order by 1) as grants,
      case when c.relkind = 'S' then false else has_schema_privilege('guozi_app', n.oid, 'usage') and has_table_privilege('guozi_app', c.oid, 'select') end as readable
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and ${outside} order by 1`)
  return rows
}

export type DatabaseFunction = { name: string; definer: boolean; settings: string[]; executors: string[]; extension: string | null }

/** Every function and procedure of the database outside the catalogue. */
export async function functions(owner: Client): Promise<DatabaseFunction[]> {
  const { rows } = await owner.query<DatabaseFunction>(`
    select format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_arguments(p.oid)) as name, p.prosecdef as definer,
      coalesce(p.proconfig, '{}') as settings, e.extname as extension,
      array(select distinct coalesce(r.rolname::text, 'public') from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        left join pg_roles r on r.oid = a.grantee where a.grantee <> p.proowner order by 1) as executors
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    left join pg_depend d on d.objid = p.oid and d.deptype = 'e' left join pg_extension e on e.oid = d.refobjid
    where ${outside} order by 1`)
  return rows
}

/** How many rows of a relation a connection sees. */
export async function countRows(client: Client, relation: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${relation}`)
  return rows[0]?.count ?? 0
}

/** The SQLSTATE a statement fails with, or `ok`; the connection is as it was before. */
export async function stateOf(client: Client, sql: string, values: unknown[] = []): Promise<string> {
  await client.query('begin')
  try {
    await client.query(sql, values)
    return 'ok'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  } finally {
    await client.query('rollback')
  }
}
