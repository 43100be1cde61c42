import { useSearchParams } from 'react-router';

/** The list's filters as the address has them: what one sees can be sent to somebody. */
export function useFilters<Name extends string>(names: readonly Name[]) {
  const [search, setSearch] = useSearchParams();
  const filters = Object.fromEntries(names.map((name) => [name, search.get(name)])) as Record<Name, string | null>;
  const set = (name: Name, value: string | null) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      // Typing in a filter is not a step that Back should take back letter by letter.
      { replace: true, preventScrollReset: true },
    );
  return {
    filters,
    set,
    any: names.some((name) => filters[name] !== null),
    clear: () => setSearch({}, { replace: true }),
  };
}
