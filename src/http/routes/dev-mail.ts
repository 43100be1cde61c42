/** The mail that no server was there to send, readable outside production mode. */
import { mailById, newestMail } from '../../queries/mail.ts';
import { notFound } from '../problem.ts';
import { type Answer, publicRoute, type Route } from '../route.ts';
import { byId } from '../schemas/common.ts';

const shown = 200;

export const devMailRoutes: Route[] = [
  publicRoute({
    method: 'get',
    path: '/dev/mail',
    operationId: 'listKeptMail',
    summary: 'The newest kept mail, outside production mode',
    tags: ['operation'],
    effect: 'read',
    responses: { 200: 'text/html' },
    async handler({ database }) {
      const mails = await newestMail(database, shown);
      const rows = mails.map(
        ({ id, recipient, subject, createdAt }) =>
          `<tr><td>${escaped(createdAt.slice(0, 16).replace('T', ' '))}</td><td>${escaped(recipient)}</td>` +
          `<td><a href="/dev/mail/${id}">${escaped(subject)}</a></td></tr>`,
      );
      const table = `<table><tr><th>Written (UTC)</th><th>To</th><th>Subject</th></tr>${rows.join('')}</table>`;
      return html(`<h1>Mail</h1>${rows.length > 0 ? table : '<p>No mail yet.</p>'}`);
    },
  }),
  publicRoute({
    method: 'get',
    path: '/dev/mail/{id}',
    operationId: 'readKeptMail',
    summary: 'One kept mail',
    tags: ['operation'],
    effect: 'read',
    params: byId,
    responses: { 200: 'text/html' },
    async handler({ database, params }) {
      const mail = await mailById(database, params.id);
      if (!mail) throw notFound();
      return html(
        `<p><a href="/dev/mail">All mail</a></p><h1>${escaped(mail.subject)}</h1>` +
          `<p>To ${escaped(mail.recipient)}, ${escaped(mail.createdAt)}</p><pre>${linked(escaped(mail.plain))}</pre>`,
      );
    },
  }),
];

const page = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>Mail</title><style>body{font:14px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}` +
  `td,th{padding:.3rem 1rem .3rem 0;text-align:left;vertical-align:top}pre{white-space:pre-wrap;font:inherit}</style>` +
  `<main>${body}</main></html>`;

const html = (body: string): Answer => ({
  status: 200,
  body: Buffer.from(page(body)),
  headers: { 'content-type': 'text/html; charset=utf-8' },
});

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? char);
const linked = (text: string): string => text.replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);
