-- Search reads its own table through these functions: full-text operators are not leakproof, so under a wall they could not use the
-- index. The scope below is the wall of search_doc, word for word. The index (search_words) holds beside the words of a row a word for its
-- organisation (`@` and its id), so that an enterprise is led to its own rows and not through everybody's.
-- The best `most` hits of each kind, so that one kind of many rows (all enterprises of the city, all filings) does not hide the others.
create or replace function app.search(words text, wanted text[], most int)
returns table (kind text, ref_id text, title text, hint text, href text, rank real, at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select hit.kind, hit.ref_id, hit.title, hit.hint, hit.href, hit.rank, hit.at from (
  select d.kind, d.ref_id, d.title, d.hint, d.href, ranked.rank, d.at,
    row_number() over (partition by d.kind order by ranked.rank desc, d.at desc) as place
  from search_doc d cross join lateral (select (ts_rank(d.tokens, words::tsquery) + d.weight)::real as rank) ranked
  where words <> '' and (wanted is null or d.kind = any (wanted))
    and (d.tokens || array_to_tsvector(array['@' || coalesce(d.org_id::text, '')])) @@ (select case when app.side() = 'ent'
      then words::tsquery && ('''@''' || coalesce((select string_agg(' | ''@' || a.org_id || '''', '') from actor_org a where a.user_id = app.user_id()), ''))::tsquery
      else words::tsquery end)
    and (select app.user_id()) is not null
    and (d.side is null or d.side = (select app.side()))
    and (d.org_id is null or d.org_id in (select a.org_id from actor_org a where a.user_id = (select app.user_id())))
    and (d.line is null or d.line in (select a.line from actor_line a where a.user_id = (select app.user_id())))
  ) hit where hit.place <= least(most, 200) order by hit.rank desc, hit.at desc
$$;

-- All filings whose words fit, in the asker's scope and in no order; null when they are so many (1,000, in a big ledger more) that walking
-- the ledger in its own order finds a page of them sooner. Never a part of them: the caller narrows them by other filters.
drop function if exists app.search_filings(text, int);
create or replace function app.search_filings(words text) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  asker uuid := app.user_id();
  asked tsquery := words::tsquery;
  -- A ledger that was never counted says -1 rows.
  most int := (select greatest(1000, least(5000, 2 * sqrt(greatest(0, c.reltuples))))::int from pg_class c where c.oid = 'filing'::regclass);
  found uuid[];
begin
  if asker is null or words = '' then return '{}'; end if;
  -- Words of very many are told by a sixteenth of the ledger that has an index of its own (search_slice): twice as many there as `most` would leave
  -- is beyond chance (ids are random), and beyond the thousand that a list counts to.
  if app.side() = 'gov' and most / 8 < (
    select count(*) from (
      select 1 from search_doc d
      where d.kind = 'filing' and right(d.ref_id, 1) = '0' and d.tokens @@ asked and d.side is null
        and d.org_id in (select a.org_id from actor_org a where a.user_id = asker)
        and d.line in (select a.line from actor_line a where a.user_id = asker)
      limit most / 8 + 1) slice)
  then return null; end if;
  if app.side() = 'ent' then
    asked := asked && (select string_agg('''@' || a.org_id || '''', ' | ') from actor_org a where a.user_id = asker)::tsquery;
  end if;
  found := array(
    select d.ref_id::uuid from search_doc d
    where d.kind = 'filing' and (d.tokens || array_to_tsvector(array['@' || coalesce(d.org_id::text, '')])) @@ asked
      and (d.side is null or d.side = (select app.side()))
      and d.org_id = any (array(select a.org_id from actor_org a where a.user_id = asker))
      and d.line = any (array(select a.line from actor_line a where a.user_id = asker))
    limit most + 1);
  return case when cardinality(found) <= most then found end;
end $$;
revoke all on function app.search(text, text[], int), app.search_filings(text) from public;
grant execute on function app.search(text, text[], int), app.search_filings(text) to guozi_app, guozi_all;
