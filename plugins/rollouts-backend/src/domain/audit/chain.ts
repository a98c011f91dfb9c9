import { canonical } from './canonical';
import type { AuditContent } from './draft';

/** SHA-256 of a UTF-8 text in hex; given from outside, since the domain computes nothing native. */
export type Sha256 = (text: string) => string;

/** What the first row names as the one before it. */
export const GENESIS = '0'.repeat(64);

/** A row as it is kept: the text that was hashed, and its place in the chain. */
export interface ChainRow {
  seq: number;
  /** {@link AuditContent} as canonical JSON. */
  text: string;
  prev: string;
  hash: string;
}

/** The row that follows the one with the hash `prev`. */
export function link(
  content: AuditContent,
  prev: string,
  sha256: Sha256,
): ChainRow {
  const text = canonical(content);
  return { seq: content.seq, text, prev, hash: hashOf(text, prev, sha256) };
}

/** Changing the text, or the row before, changes it. */
export function hashOf(text: string, prev: string, sha256: Sha256): string {
  return sha256(`${prev}\n${text}`);
}
