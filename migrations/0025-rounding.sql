-- To what a legal entity rounds the lines and discounts of its quotes. Not breaking: a column with a default.

alter table seller
  -- By currency, a step in money: {"CHF": "0.05"}. A currency that is not named is rounded to its minor unit.
  add column rounding jsonb not null default '{}' check (jsonb_typeof(rounding) = 'object');
