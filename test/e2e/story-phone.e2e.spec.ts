import { storyOn } from './story.ts';
import { phone } from './visitor.ts';

storyOn('phone', phone);
