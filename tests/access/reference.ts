/** Tables that the application role may not touch at all, or that stand without row security, each with the reason. */
export const tablesWithoutWall: Readonly<Record<string, string>> = {
  'public._prisma_migrations': 'kept by the migration engine as owner; nobody else has a right on it',
  'setup.repeatable': 'digest of the applied policies; owner only',
}

/** Schemas whose tables belong to the system role alone (the application role has no right there, so rows need no wall). */
export const systemSchemas: Readonly<Record<string, string>> = {
  pgboss: 'job queue: made and read under guozi_all by the worker; a person’s session has no usage on the schema',
}

/**
 * Functions that work with the owner’s rights, each with the reason and a call that a connection without a session makes;
 * `nothing` = what that call must give.
 */
export const definerFunctions: Readonly<Record<string, { why: string; call: string; nothing: unknown[] }>> = {
  'app.user_id()': {
    why: 'resolves the session token; the session table itself is not readable',
    call: 'select app.user_id() as it',
    nothing: [{ it: null }],
  },
  'app.org_id()': {
    why: 'organisation of the asking user, for policies',
    call: 'select app.org_id() as it',
    nothing: [{ it: null }],
  },
  'app.side()': { why: 'face of the asking user, for policies', call: 'select app.side() as it', nothing: [{ it: null }] },
  'app.may(permission text)': {
    why: 'permission of the asking user, for policies',
    call: "select app.may('audit.read') as it",
    nothing: [{ it: false }],
  },
  'app.keeps_seal(decides boolean)': {
    why: 'whether the asking user keeps the seal, for policies',
    call: 'select app.keeps_seal(true) as it',
    nothing: [{ it: false }],
  },
  'app.tell_planner()': {
    why: 'the planner is told of what a run of models has written, by the platform itself only; analyze is the owner’s',
    call: 'select app.tell_planner() as it',
    nothing: [{ it: false }],
  },
  'app.sees_filing(sought uuid)': {
    why: 'whether the asker sees a filing: the wall of filing for what hangs on one, with a plan kept for the session',
    call: 'select app.sees_filing(gen_random_uuid()) as it',
    nothing: [{ it: false }],
  },
  'app.boxes(at timestamp with time zone, most integer)': {
    why: 'how many open tasks each box of the asker holds, by the wall of tasks; held against it row by row in a test of its own',
    call: 'select app.boxes(now(), 1000) as it',
    nothing: [{ it: null }],
  },
  'app.frame(at timestamp with time zone, most integer)': {
    why: 'the numbers of the frame: boxes, own unread notices, filings in hand by the wall of filings; held against the walls in a test of its own',
    call: 'select app.frame(now(), 1000) as it',
    nothing: [{ it: null }],
  },
  'app.filing_parts(sought uuid)': {
    why: 'what lies beside a filing, asked once whether the asker sees it; held against the walls row by row in a test of its own',
    call: 'select app.filing_parts(id) as it from (select gen_random_uuid() as id) r',
    nothing: [{ it: null }],
  },
  'app.finance_home(due integer)': {
    why: 'what the finance home of the commission counts and compares, the scope looked up once; held against the walls in a test of its own',
    call: 'select app.finance_home(202601) as it',
    nothing: [{ it: null }],
  },
  'app.sees_run(sought uuid)': {
    why: 'whether the asker sees a run, by its filing or statement',
    call: 'select app.sees_run(gen_random_uuid()) as it',
    nothing: [{ it: false }],
  },
  'app.sees_statement_version(sought uuid)': {
    why: 'whether the asker sees the statement of a version: the wall of statement for what hangs on one',
    call: 'select app.sees_statement_version(gen_random_uuid()) as it',
    nothing: [{ it: false }],
  },
  'app.org_directory(words text, most integer)': {
    why: 'names of enterprises for choosers',
    call: "select * from app.org_directory('', 50)",
    nothing: [],
  },
  'app.org_names(ids uuid[])': {
    why: 'names of enterprises a form points at',
    call: 'select * from app.org_names(array(select gen_random_uuid()))',
    nothing: [],
  },
  'app.shut_around(sought uuid)': {
    why: 'names of what is shut above and below an enterprise of one’s own, for the locks on the way down; no ids, no figures',
    call: 'select * from app.shut_around(gen_random_uuid()) union all select * from app.shut_around(null)',
    nothing: [],
  },
  'app.pool_people(wanted text)': {
    why: 'names of colleagues a task may be handed to',
    call: "select * from app.pool_people('R-WINDOW')",
    nothing: [],
  },
  'app.commission_people(words text)': {
    why: 'names of people of the commission, for adding a signer',
    call: "select * from app.commission_people('')",
    nothing: [],
  },
  'app.enter(token text, touch boolean, counted_at timestamp with time zone DEFAULT NULL::timestamp with time zone, most integer DEFAULT NULL::integer)':
    {
      why: 'the person behind a token, before anything else is known',
      call: "select app.enter('forged', true, now(), 1000) as it",
      nothing: [{ it: null }],
    },
  'app.migrations_applied()': {
    why: 'a number for the health check',
    call: 'select app.migrations_applied() > 0 as it',
    nothing: [{ it: true }],
  },
  'app.search(words text, wanted text[], most integer)': {
    why: 'full text needs the index that a wall would hide; repeats the wall of search_doc',
    call: "select * from app.search('玄武', null, 50)",
    nothing: [],
  },
  'app.search_filings(words text)': {
    why: 'as app.search, for the ledger',
    call: "select app.search_filings('玄武')::text[] as it",
    nothing: [{ it: [] }],
  },
  'app.circular_receipts(circular uuid)': {
    why: 'receipts are notices of other people; asks for circular.publish',
    call: 'select r.* from circular c, app.circular_receipts(c.id) r',
    nothing: [],
  },
  'app.circular_sums(circular uuid)': {
    why: 'as above, counted',
    call: 'select * from app.circular_sums(gen_random_uuid())',
    nothing: [{ told: '0', read: '0' }],
  },
  'app.grant_tasks(record uuid, why text)': {
    why: 'opens a filing to the holders of its open tasks, read from the tasks themselves',
    call: "select app.grant_tasks(gen_random_uuid(), '') as it",
    nothing: [{ it: 0 }],
  },
}

/** Relations whose rows can only be added: not even the system role changes or removes one. */
export const appendOnly = [
  'audit_line',
  'audit_seal',
  'flow_event',
  'flow_opinion',
  'definition',
  'signature',
  'annotation',
  'seal_secret',
] as const
