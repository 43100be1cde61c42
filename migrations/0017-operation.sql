-- What administrators live in: which process works on what, every try that failed, who runs; deleting what is kept for a
-- time only. Not breaking: new columns, tables and indexes.

alter table outbox
  -- The process that took it last, and when.
  add column held_by   uuid,
  add column taken_at  timestamptz;
create index outbox_done on outbox (done_at) where status = 'done';

-- A try of an effect that failed. `final`: nobody tries again by itself.
create table effect_failure (
  id         bigint generated always as identity primary key,
  outbox_id  bigint not null references outbox on delete cascade,
  at         timestamptz not null default now(),
  final      boolean not null,
  reason     text not null
);
create index effect_failure_at on effect_failure (at);
create index effect_failure_outbox on effect_failure (outbox_id);

-- What a reason has in common with others like it: without the ids and addresses that tell them apart.
create function reason_group(reason text) returns text language sql immutable parallel safe as $$
  select left(regexp_replace(regexp_replace(reason,
    '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', '…', 'gi'),
    '[^\s<>"'',;]+@[^\s<>"'',;]+', '…', 'g'), 300)
$$;

-- Processes of this installation as they say of themselves; one that says nothing more is gone.
create unlogged table process (
  id          uuid primary key,
  role        text not null,
  host        text not null,
  pid         integer not null,
  version     text not null,
  started_at  timestamptz not null default now(),
  seen_at     timestamptz not null default now(),
  report      jsonb not null
);

-- Kept for a time only -------------------------------------------------------------------------------------------------

create index notification_age on notification using brin (created_at);

-- Files are kept for ever, but for those that were only uploaded to be imported and that no import names any more.
create function refuse_file_delete() returns trigger language plpgsql as $$
begin
  if old.media_type <> 'application/octet-stream'
      or exists (select from import_file where sha256 = old.sha256)
      or exists (select from attachment where sha256 = old.sha256)
      or exists (select from document where sha256 = old.sha256)
      or exists (select from contract where signed_copy = old.sha256) then
    raise exception 'file is append-only' using errcode = 'restrict_violation';
  end if;
  return old;
end $$;
drop trigger file_append_only on file;
create trigger file_append_only before update on file for each row execute function refuse_change();
create trigger file_kept before delete on file for each row execute function refuse_file_delete();
