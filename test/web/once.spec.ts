import { describe, expect, it } from '@jest/globals';
import { once } from '../../src/web/api/once.ts';

describe('a write that is asked for twice by a double click', () => {
  it('is sent once while it is under way, and its outcome is told once', async () => {
    const requests = once<object>();
    const sent: ((answer: object) => void)[] = [];
    const send = () => new Promise<object>((resolve) => sent.push(resolve));
    const [first, second] = [requests.ask('submit', send), requests.ask('submit', send)];
    const other = requests.ask('recall', send);
    expect(sent).toHaveLength(2);
    sent.forEach((answer, index) => answer({ index }));
    expect(await second).toBe(await first);
    expect(await other).not.toBe(await first);
    expect([requests.isNews(await first), requests.isNews(await second), requests.isNews(await other)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('is sent anew once it was answered or failed', async () => {
    const requests = once<object>();
    await expect(requests.ask('submit', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    const answer = {};
    expect(await requests.ask('submit', () => Promise.resolve(answer))).toBe(answer);
  });
});
