/** Secrets that sign people in: 256 random bits, of which only the SHA-256 is ever stored. */
import { createHash, randomBytes } from 'node:crypto';

const tokenPrefix = 'cst_';

export function newSecret(): { secret: string; hash: Buffer } {
  const secret = tokenPrefix + randomBytes(32).toString('base64url');
  return { secret, hash: secretHash(secret) };
}

export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
