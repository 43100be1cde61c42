import type { Verb } from '../../../workflows/effects.ts';
import type { VerbDefinition } from '../verb.ts';
import { importData } from './import-data.ts';
import { mail } from './mail.ts';
import { mailPasswordLink } from './mail-password-link.ts';
import { mailDigest } from './mail-digest.ts';
import { notify } from './notify.ts';
import { renderDocument } from './render-document.ts';
import { reroute } from './reroute.ts';

export const verbs: { [V in Verb]: VerbDefinition<V> } = {
  notify,
  mail,
  mailDigest,
  mailPasswordLink,
  renderDocument,
  importData,
  reroute,
};
