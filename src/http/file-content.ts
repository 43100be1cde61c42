import { fileTypeFromBuffer } from 'file-type';
import { type Refusal, refuseInput } from '../commands/refusal.ts';

/**
 * What a file is by its bytes. Refused: an empty one, and one whose name promises another kind than its content is, as a
 * web page called .pdf does. Kinds that have no signature of their own (plain text, CSV) are kept as mere bytes.
 */
export async function typeByContent(bytes: Buffer, name: string): Promise<{ mediaType: string } | Refusal> {
  if (bytes.length === 0) return refuseInput({ pointer: '', message: 'The file is empty.' });
  const found = await fileTypeFromBuffer(bytes);
  const ending = /\.(\w{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const promised = Object.hasOwn(signed, ending) ? signed[ending] : undefined;
  if (promised && (found === undefined || !promised.includes(found.ext))) {
    const what = found ? `a ${found.ext} file` : 'something else';
    return refuseInput({ pointer: '', message: `This is not a ${ending.toUpperCase()} by its content, but ${what}.` });
  }
  return { mediaType: found?.mime ?? 'application/octet-stream' };
}

/** Endings whose files begin with a signature, and what is found in files of that name. */
const signed: Record<string, readonly string[]> = {
  pdf: ['pdf'],
  png: ['png', 'apng'],
  jpg: ['jpg'],
  jpeg: ['jpg'],
  gif: ['gif'],
  webp: ['webp'],
  zip: ['zip', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'jar'],
  docx: ['docx', 'zip'],
  xlsx: ['xlsx', 'zip'],
  pptx: ['pptx', 'zip'],
  odt: ['odt', 'zip'],
  ods: ['ods', 'zip'],
  doc: ['cfb'],
  xls: ['cfb'],
  ppt: ['cfb'],
};
