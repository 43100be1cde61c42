import { type ListName, lists } from '../../domain/lists/shapes.ts';
import { idParam, line, version, z } from './common.ts';
import { personRef } from './deal-desk/assessment.ts';

const list = z.enum(Object.keys(lists) as [ListName, ...ListName[]]);
const text = z.string().min(1).max(2_000);
const content = {
  name: line(80),
  filters: z.record(z.string().max(60), text).openapi({ description: 'As in the query of the list' }),
  sort: z.string().max(60).nullable(),
  columns: z
    .array(z.string().regex(/^[a-z][A-Za-z]{0,39}$/))
    .max(40)
    .nullable()
    .openapi({ description: 'Shown in the table; null: as many as fit' }),
  shared: z.enum(['nobody', 'team', 'everybody']).openapi({ description: 'team: that of its owner' }),
};

export const newSavedViewBody = z
  .strictObject({
    list,
    ...content,
    filters: content.filters.default({}),
    sort: content.sort.default(null),
    columns: content.columns.default(null),
    shared: content.shared.default('nobody'),
  })
  .openapi('NewSavedView');

export const savedViewChangesBody = z
  .strictObject(content)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Nothing is changed.')
  .openapi('SavedViewChanges');

export const savedViewSchema = z
  .strictObject({
    id: idParam,
    list,
    ...content,
    name: z.string(),
    owner: personRef,
    team: personRef.nullable(),
    isDefault: z.boolean().openapi({ description: 'What you meet when you open the list' }),
    mayChange: z.boolean(),
    version,
  })
  .openapi('SavedView');

export const savedViewsQuery = z.strictObject({ list });
export const savedViewsSchema = z.strictObject({ items: z.array(savedViewSchema) });
export const defaultViewBody = z.strictObject({ isDefault: z.boolean() });
