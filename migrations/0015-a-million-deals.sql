-- What a million deals need: sums that are kept, deals by account and whose they are, quotes by product. Not breaking.

-- Deals and their value by owner, team, stage and currency, as changes that are added up: nobody waits for anybody to
-- write them, and now and then they are folded into one row for each.
create table deal_total (
  owner_id  uuid not null,
  team_id   uuid,
  stage     text not null,
  currency  text,
  deals     bigint not null,
  tcv       numeric
);
create index deal_total_owner on deal_total (owner_id);
create index deal_total_team on deal_total (team_id);

create function total_of_deals() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into deal_total select owner_id, team_id, stage, currency, count(*), sum(tcv) from added group by 1, 2, 3, 4;
  elsif tg_op = 'DELETE' then
    insert into deal_total select owner_id, team_id, stage, currency, -count(*), -sum(tcv) from gone group by 1, 2, 3, 4;
  else
    insert into deal_total
      select owner_id, team_id, stage, currency, sum(deals), sum(tcv) from (
        select owner_id, team_id, stage, currency, 1 as deals, tcv from added
        union all select owner_id, team_id, stage, currency, -1, -tcv from gone) moved
      group by 1, 2, 3, 4 having sum(deals) <> 0 or sum(tcv) <> 0;
  end if;
  return null;
end $$;
create trigger total_of_deals_added after insert on deal
  referencing new table as added for each statement execute function total_of_deals();
create trigger total_of_deals_changed after update on deal
  referencing new table as added old table as gone for each statement execute function total_of_deals();
create trigger total_of_deals_gone after delete on deal
  referencing old table as gone for each statement execute function total_of_deals();
insert into deal_total select owner_id, team_id, stage, currency, count(*), sum(tcv) from deal group by 1, 2, 3, 4;

-- Sorted by account, of some owners or one team: an account's deals are told apart without being fetched.
create index deal_account_owner on deal (account_id, owner_id, id);
create index deal_account_team on deal (account_id, team_id, id);

-- How common a word is in names decides by which index they are found.
alter table deal alter name set statistics 300;

-- Which products stand on a quote's lines.
create index quote_version_products on quote_version
  using gin (jsonb_path_query_array(content, '$.lines[*].product') jsonb_path_ops);
