-- What the quote editor looks up while somebody types: the writer's own latest versions. Not breaking.

create index quote_version_writer on quote_version (created_by, created_at desc);
