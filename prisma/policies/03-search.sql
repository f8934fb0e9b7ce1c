-- Search reads its own table through these functions: full-text operators are not leakproof, so under a wall they could not use the
-- index. The scope below is the wall of search_doc, word for word.
create or replace function app.search(words text, wanted text[], most int)
returns table (kind text, ref_id text, title text, hint text, href text, rank real, at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.kind, d.ref_id, d.title, d.hint, d.href, (ts_rank(d.tokens, words::tsquery) + d.weight)::real as rank, d.at
  from search_doc d
  where words <> '' and d.tokens @@ words::tsquery and (wanted is null or d.kind = any (wanted))
    and (select app.user_id()) is not null
    and (d.side is null or d.side = (select app.side()))
    and (d.org_id is null or d.org_id in (select a.org_id from actor_org a where a.user_id = (select app.user_id())))
    and (d.line is null or d.line in (select a.line from actor_line a where a.user_id = (select app.user_id())))
  order by rank desc, d.at desc limit least(most, 200)
$$;

-- Ids of filings whose words fit, newest first, in the asker's scope; at most `most`.
create or replace function app.search_filings(words text, most int)
returns table (id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.ref_id::uuid from search_doc d
  where words <> '' and d.kind = 'filing' and d.tokens @@ words::tsquery
    and (select app.user_id()) is not null
    and d.org_id in (select a.org_id from actor_org a where a.user_id = (select app.user_id()))
    and d.line in (select a.line from actor_line a where a.user_id = (select app.user_id()))
  order by d.at desc limit least(most, 1001)
$$;
revoke all on function app.search(text, text[], int), app.search_filings(text, int) from public;
grant execute on function app.search(text, text[], int), app.search_filings(text, int) to guozi_app, guozi_all;
