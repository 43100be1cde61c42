-- Who sees what of cost and margin, where it is not the standard of the role. Not breaking.

create table confidentiality (
  role    text primary key references role,
  cost    text not null check (cost in ('hidden', 'band', 'visible')),
  margin  text not null check (margin in ('hidden', 'band', 'visible')),
  -- Net is everybody's: the number of one would give the number of the other.
  check ((cost = 'visible') = (margin = 'visible'))
);
