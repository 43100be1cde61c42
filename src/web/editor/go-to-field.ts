/** Marks the field in which is written what a pointer names. */
export const fieldAt = (pointer: string) => ({ 'data-pointer': pointer });

/** Leads to the field of a pointer, or of the nearest thing that it is part of, also when it is folded. */
export function goToField(pointer: string): void {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const field = document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(at)}"]`);
    if (!field) continue;
    field.focus();
    field.scrollIntoView({ block: 'center' });
    return;
  }
}
