import type { Finish } from './cell-editor.tsx';
import type { ProductWords } from './product-words.ts';

/** What an open cell tells the grid. */
export interface RowEvents {
  onTyping: (text: string) => void;
  onDone: (text: string, finish: Finish, typedOn?: string) => void;
  onCancel: () => void;
  /** A product of the price book was chosen: what it is called is known before it is saved. */
  onPicked: (sku: string, words: ProductWords) => void;
}
