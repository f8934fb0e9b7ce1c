import { Client } from 'pg'
import { secret } from '../env'
import { appUrl, roles, sandboxUrl } from './connection'
import { majorVersion } from './server-check'

/**
 * Makes the three cluster roles, or brings them back to what they must be; may be run any number of times.
 * `guozi_app` may enter `guozi_all` by `set role` but inherits nothing from it; `guozi_sandbox` is a member of nothing.
 */
export async function ensureRoles(client: Client, ownerUrl: string): Promise<void> {
  const { app, all, sandbox } = roles
  await ensureRole(client, app, 'login noinherit')
  await ensureRole(client, all, 'nologin')
  await ensureRole(client, sandbox, 'login noinherit')
  await ensurePassword(client, app, appUrl(ownerUrl), secret('app'))
  await ensurePassword(client, sandbox, sandboxUrl(ownerUrl), secret('sandbox'))
  if (!(await isMember(client, app, all))) {
    // Before 16 the grant itself cannot say it; there the NOINHERIT attribute of the role does.
    const options = (await majorVersion(client)) >= 16 ? 'with inherit false, set true' : ''
    await client.query(`grant ${all} to ${app} ${options}`)
  }
  await setDatabaseRights(client)
  await assertRoles(client)
}

async function ensureRole(client: Client, name: string, attributes: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name])
  if (!rowCount) await client.query(`create role ${name} ${attributes}`)
}

// Changed only when the known password does not open the door: on a shared server the role may belong to somebody else.
async function ensurePassword(client: Client, role: string, url: string, password: string): Promise<void> {
  const { rows } = await client.query('select current_database() as name')
  await client.query(`grant connect on database ${client.escapeIdentifier(rows[0].name)} to ${role}`)
  const probe = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await probe.connect()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== '28P01') throw error
    await client.query(`alter role ${role} password ${client.escapeLiteral(password)}`)
  } finally {
    await probe.end().catch(() => undefined)
  }
}

async function isMember(client: Client, role: string, group: string): Promise<boolean> {
  const { rows } = await client.query(`select pg_has_role($1::name, $2::name, 'member') as member`, [role, group])
  return rows[0].member
}

/** Who may connect to the database, its time zone, and the limits of the sandbox login; not copied when a database is cloned. */
export async function setDatabaseRights(client: Client): Promise<void> {
  const { rows } = await client.query('select current_database() as name')
  const database = client.escapeIdentifier(rows[0].name)
  await client.query(`
    revoke all on database ${database} from public;
    grant connect, temporary on database ${database} to ${roles.app};
    grant connect on database ${database} to ${roles.sandbox};
    alter database ${database} set timezone = 'Asia/Shanghai';
    alter role ${roles.sandbox} in database ${database} set default_transaction_read_only = on;
    alter role ${roles.sandbox} in database ${database} set statement_timeout = '15s';`)
}

async function assertRoles(client: Client): Promise<void> {
  const { rows } = await client.query(
    `select rolname, rolsuper or rolbypassrls or rolcreaterole as mighty, rolinherit and rolname <> $2 as inherits,
       rolname <> $2 and pg_has_role(rolname, $2::name, 'usage') as reaches_all,
       rolname = $3 and exists (select 1 from pg_auth_members m where m.member = r.oid) as sandbox_is_member
     from pg_roles r where rolname in ($1, $2, $3)`,
    [roles.app, roles.all, roles.sandbox],
  )
  const wrong = rows.filter((row) => row.mighty || row.inherits || row.reaches_all || row.sandbox_is_member).map((row) => row.rolname)
  if (wrong.length > 0)
    throw new Error(
      `数据库角色 ${wrong.join('、')} 的权限超出平台要求（超级用户、绕过行级安全或继承了其他角色），请由数据库管理员收回后重试。`,
    )
}
