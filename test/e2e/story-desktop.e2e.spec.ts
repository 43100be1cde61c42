import { storyOn } from './story.ts';
import { desktop } from './visitor.ts';

storyOn('desktop', desktop);
