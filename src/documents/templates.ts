import { readdirSync, readFileSync } from 'node:fs';
import { fontFaces, marginFonts, pageFonts } from './fonts.ts';
import { compileTemplate, type Template } from './render.ts';
import type { DigestView } from './view-models/digest.ts';
import { type PasswordLetterView, passwordLetters } from './view-models/password-letter.ts';
import { type MailName, type MailView, mailNames } from './view-models/mail.ts';
import { type PaperInput, type PaperKind, paperKinds } from './view-models/paper-input.ts';
import { type PaperView, paperView } from './view-models/paper.ts';

export type PaperTemplate = Template<'html' | 'header' | 'footer', PaperView>;
export type MailTemplate = Template<'subject' | 'html' | 'text', MailView>;

export type DigestTemplate = Template<'subject' | 'html' | 'text', DigestView>;

export type PasswordTemplate = Template<'subject' | 'html' | 'text', PasswordLetterView>;

export interface Templates {
  papers: Record<PaperKind, PaperTemplate>;
  mails: Record<MailName, MailTemplate>;
  digest: DigestTemplate;
  passwords: Record<(typeof passwordLetters)[number], PasswordTemplate>;
}

/**
 * Reads and compiles every template, checked against its sample. Slow enough (fonts, parsing) to be done once at start.
 * @throws TemplateError when a template names something that its view does not have.
 */
export function loadTemplates(root: URL = new URL('../../templates/', import.meta.url)): Templates {
  return { papers: loadPapers(root), mails: loadMails(root), digest: loadDigest(root), passwords: loadPasswords(root) };
}

export function loadPapers(root: URL = new URL('../../templates/', import.meta.url)): Templates['papers'] {
  const partials = readFolder(new URL('partials/documents/', root));
  return each(paperKinds, (kind) => loadPaper(kind, new URL(`documents/${kind}/`, root), partials));
}

export function loadMails(root: URL): Templates['mails'] {
  const partials = readFolder(new URL('partials/mail/', root));
  return each(mailNames, (name) => loadMail(name, new URL(`mail/${name}/`, root), partials));
}

function loadPaper(kind: PaperKind, folder: URL, shared: Record<string, string>): PaperTemplate {
  const input = JSON.parse(read(folder, 'sample.json')) as PaperInput;
  const parts = {
    html: read(folder, 'page.hbs'),
    header: read(folder, 'header.hbs'),
    footer: read(folder, 'footer.hbs'),
  };
  const fonts = { pageFonts: fontFaces(pageFonts), marginFonts: fontFaces(marginFonts) };
  const partials = { ...shared, ...fonts, style: read(folder, 'style.css') };
  return compileTemplate({ name: kind, parts, partials }, paperView(input));
}

function loadMail(name: MailName, folder: URL, partials: Record<string, string>): MailTemplate {
  return loadLetter<MailView>(name, folder, { ...partials, button: read(folder, 'button.hbs') });
}

export function loadDigest(root: URL = new URL('../../templates/', import.meta.url)): DigestTemplate {
  return loadLetter<DigestView>('digest', new URL('mail/digest/', root), {});
}

export function loadPasswords(root: URL): Templates['passwords'] {
  const partials = readFolder(new URL('partials/password-mail/', root));
  return each(passwordLetters, (name) =>
    loadLetter<PasswordLetterView>(name, new URL(`mail/${name}/`, root), partials),
  );
}

function loadLetter<View extends object>(
  name: string,
  folder: URL,
  partials: Record<string, string>,
): Template<'subject' | 'html' | 'text', View> {
  const parts = {
    subject: read(folder, 'subject.hbs'),
    html: read(folder, 'html.hbs'),
    text: read(folder, 'text.hbs'),
  };
  const sample = JSON.parse(read(folder, 'sample.json')) as View;
  return compileTemplate({ name, parts, partials, plain: ['subject', 'text'] }, sample);
}

function read(folder: URL, file: string): string {
  return readFileSync(new URL(file, folder), 'utf8');
}

/** Every file of a folder under its name without ending. */
function readFolder(folder: URL): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((file) => [file.replace(/\.\w+$/, ''), read(folder, file)]));
}

function each<Name extends string, Value>(names: readonly Name[], load: (name: Name) => Value): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, load(name)])) as Record<Name, Value>;
}
