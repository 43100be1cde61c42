-- How a product is ordinarily sold: within which discount, and billed how often. Not breaking: new columns that may be empty.

alter table product
  -- Shares of list; a negative one is a markup. Empty: no bound on that side.
  add column discount_from money_amount check (discount_from between -1 and 1),
  add column discount_to money_amount check (discount_to between -1 and 1),
  add column billing text check (billing in ('annual', 'quarterly', 'monthly', 'upfront')),
  add constraint product_discount_range check (discount_from <= discount_to),
  add constraint product_billed_check check (billing is null or charge <> 'one-time');
