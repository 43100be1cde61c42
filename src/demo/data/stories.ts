import type { Story } from '../story.ts';
import { drafts } from './stories/drafts.ts';
import { won } from './stories/won.ts';

/** Every deal of the demo company. */
export const stories: readonly Story[] = [...drafts, ...won];
