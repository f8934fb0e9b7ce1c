import type { Client } from 'pg'

/** Refuses, in Chinese and with the remedy, a database that the platform cannot work on: too old, not UTF8, or not owned by the login. */
export async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query(`
    select current_setting('server_version_num')::int as version, pg_encoding_to_char(encoding) as encoding,
      datname as name, current_user as login, pg_has_role(datdba, 'usage') as owns,
      (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as may_create_roles
    from pg_database where datname = current_database()`)
  const server = rows[0]
  const problems = [
    server.version < 150000 && `PostgreSQL 版本过低（${Math.floor(server.version / 10000)}），需要 15 及以上版本。`,
    server.encoding !== 'UTF8' &&
      `数据库 ${server.name} 的编码是 ${server.encoding}，必须为 UTF8。请重建：create database ${server.name} encoding 'UTF8' template template0;`,
    !server.owns &&
      `登录 ${server.login} 不是数据库 ${server.name} 的所有者。请执行：alter database ${server.name} owner to ${server.login};`,
    !server.may_create_roles && `登录 ${server.login} 没有创建角色的权限。请执行：alter role ${server.login} createrole;`,
  ].filter((problem) => problem !== false)
  if (problems.length > 0) throw new Error(`数据库不符合平台要求：\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
}

/** Major version of the server, for the few statements that differ between 15 and later. */
export async function majorVersion(client: Client): Promise<number> {
  const { rows } = await client.query(`select current_setting('server_version_num')::int / 10000 as major`)
  return rows[0].major
}
