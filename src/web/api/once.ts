/** What was asked and not answered yet, by what was asked. */
export interface Once<Answer> {
  /** The same asked again meanwhile, by a double click, is the first request and its answer. */
  ask(what: string, send: () => Promise<Answer>): Promise<Answer>;
  /** Whether an outcome is told for the first time: two who asked one request have one outcome. */
  isNews(outcome: object): boolean;
}

export function once<Answer>(): Once<Answer> {
  const underWay = new Map<string, Promise<Answer>>();
  const told = new WeakSet<object>();
  return {
    ask(what, send) {
      const asked = underWay.get(what);
      if (asked) return asked;
      const answer = send().finally(() => underWay.delete(what));
      underWay.set(what, answer);
      return answer;
    },
    isNews(outcome) {
      if (told.has(outcome)) return false;
      told.add(outcome);
      return true;
    },
  };
}
