-- Who wrote a scenario wrote a part of the deal. Not breaking: a function says more.

-- Everybody who wrote or submitted any version of any quote of the deal, who ever kept or changed a scenario of one, and who
-- ever owned it. Scenarios by their facts, because who takes one over is another one, and because discarding it, or taking
-- it over, leaves nothing else of who wrote it.
create or replace function deal_author(deal uuid) returns setof uuid language sql stable as $$
  select unnest(array_remove(v.created_by || v.edited_by || v.submitted_by, null))
    from quote_version v join quote q on q.id = v.quote_id where q.deal_id = deal
  union
  select case when type in ('ScenarioKept', 'ScenarioChanged') then by
      else coalesce(data -> 'changed' -> 'ownerId' ->> 'from', data ->> 'ownerId')::uuid end from fact
    where subject_kind = 'deal' and subject_id = deal::text
      and (type = 'DealOpened' or (type = 'DealChanged' and data -> 'changed' ? 'ownerId')
        or (type in ('ScenarioKept', 'ScenarioChanged') and by is not null))
$$;
