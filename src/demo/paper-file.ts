import { createHash } from 'node:crypto';
import type { NewFile } from '../store/files.ts';

/** A PDF of one page with a few lines of text: scans and notes that people keep beside a deal. ISO 32000-1, 7.5. */
export function paperFile(lines: readonly string[]): NewFile {
  const text = lines.map((line, index) => `1 0 0 1 64 ${760 - index * 20} Tm (${escaped(line)}) Tj`).join('\n');
  const stream = `BT /F1 11 Tf\n${text}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  const bytes = Buffer.from(assembled(objects), 'latin1');
  return { sha256: createHash('sha256').update(bytes).digest('hex'), mediaType: 'application/pdf', bytes };
}

function assembled(objects: readonly string[]): string {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  const table = ['0000000000 65535 f ', ...offsets.map((offset) => `${offset} 00000 n `)].join('\n');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return `${file}xref\n0 ${objects.length + 1}\n${table}\n${trailer}`;
}

/** Latin-1 only: what the font's encoding cannot show is written as its base letter or a question mark. */
const escaped = (line: string): string =>
  line
    .replace(/[^\u0020-\u00ff]/g, (sign) => (/[\u0020-\u007e]/.exec(sign.normalize('NFD')) ?? ['?'])[0])
    .replace(/[\\()]/g, '\\$&');
