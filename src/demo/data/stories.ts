import type { Story } from '../story.ts';
import { approved } from './stories/approved.ts';
import { drafts } from './stories/drafts.ts';
import { firstStage } from './stories/first-stage.ts';
import { lost } from './stories/lost.ts';
import { secondStage } from './stories/second-stage.ts';
import { topStage } from './stories/top-stage.ts';
import { structured } from './stories/structured.ts';
import { won } from './stories/won.ts';

/** Every deal of the demo company. */
export const stories: readonly Story[] = [
  ...drafts,
  ...firstStage,
  ...secondStage,
  ...topStage,
  ...approved,
  ...won,
  ...lost,
  ...structured,
];
