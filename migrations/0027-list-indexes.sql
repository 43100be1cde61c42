-- The sorts of the list of subscriptions and the report of an import walk along an index. Not breaking: indexes only.

create index subscription_yearly on subscription (yearly, id);
create index subscription_number on subscription (number, id);

-- Problems by file and line, a page after another.
create index import_problem_line on import_problem (run_id, file, line, ordinal);
