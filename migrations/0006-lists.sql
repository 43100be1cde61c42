-- Lists at a million deals: who was asked on which deal, an index behind every sort and every way to see a deal, names
-- found by any part of them; views that people keep. Not breaking.

create extension if not exists pg_trgm;

-- Who may see a deal because they were asked, without a step in between.
alter table approval_candidate add deal_id uuid references deal;
update approval_candidate c set deal_id = s.deal_id from approval_step s where s.id = c.step_id;
alter table approval_candidate alter deal_id set not null;
create function candidate_deal() returns trigger language plpgsql as $$
begin
  new.deal_id := (select deal_id from approval_step where id = new.step_id);
  return new;
end $$;
create trigger candidate_deal before insert on approval_candidate for each row execute function candidate_deal();
drop index approval_candidate_person;
create index approval_candidate_person on approval_candidate (person_id, deal_id);
create index approval_candidate_deal on approval_candidate (deal_id, person_id);

create index deal_team on deal (team_id, moved_at desc, id desc);
create index deal_name on deal (lower(name), id);
create index deal_acv on deal (acv desc nulls last, id desc);
create index deal_discount on deal (discount desc nulls last, id desc);
create index deal_margin on deal (margin desc nulls last, id desc);
create index deal_close on deal (customer_close_date desc nulls last, id desc);
create index deal_created on deal (created_at desc, id desc);
create index deal_name_parts on deal using gin (name gin_trgm_ops);

create index account_name_parts on account using gin (name gin_trgm_ops);
create index account_since on account (customer_since desc nulls last, id desc);
create index contact_name_parts on contact using gin (name gin_trgm_ops);

create index contract_created on contract (created_at desc, id desc);
create index sales_order_created on sales_order (created_at desc, id desc);
create index sales_order_deal on sales_order (deal_id);
create index sales_order_total on sales_order (total desc, id desc);
create index invoice_issue on invoice (issue_on, id);
create index invoice_due on invoice (due_on, id);
create index invoice_amount on invoice (amount desc, id desc);
create index invoice_deal on invoice (deal_id);
