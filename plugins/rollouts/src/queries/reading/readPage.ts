import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { TechDocsStorageApi } from '@backstage/plugin-techdocs-react';
import { kindOfFailure } from '../../lib/page/failure';

/** A page as it was built, or why there is none. */
export type RunbookPageContent =
  | { kind: 'page'; html: string; filesAt: string }
  /** TechDocs is not part of this portal. */
  | { kind: 'no-techdocs' }
  | { kind: 'not-built'; reason: string }
  /** The documentation was built and does not have it. */
  | { kind: 'no-page' };

/**
 * Reads a page from TechDocs. Documentation that was never opened has not been built yet: then it is
 * built, which can take half a minute, and read again. Rejects when TechDocs cannot be reached.
 */
export async function readPage(
  storage: TechDocsStorageApi | undefined,
  entity: CompoundEntityRef,
  path: string,
): Promise<RunbookPageContent> {
  if (!storage) return { kind: 'no-techdocs' };
  const first = await tryPage(storage, entity, path);
  if (typeof first === 'object') return first;
  try {
    await storage.syncEntityDocs(entity);
  } catch (error) {
    return notBuilt(error);
  }
  const second = await tryPage(storage, entity, path);
  return typeof second === 'object' ? second : { kind: 'no-page' };
}

async function tryPage(
  storage: TechDocsStorageApi,
  entity: CompoundEntityRef,
  path: string,
): Promise<RunbookPageContent | 'missing'> {
  try {
    const html = await storage.getEntityDocs(entity, path);
    // The client of TechDocs takes any answer but 404 and 500 for a page.
    if (!/<(html|body|article)\b/i.test(html)) {
      return { kind: 'not-built', reason: html.slice(0, 200) };
    }
    const filesAt = await storage.getBaseUrl('', entity, '');
    return { kind: 'page', html, filesAt };
  } catch (error) {
    if ((error as Error | undefined)?.name === 'NotFoundError')
      return 'missing';
    return notBuilt(error);
  }
}

/** A cut connection says nothing about the documentation: it is thrown. */
function notBuilt(error: unknown): RunbookPageContent {
  if (kindOfFailure(error) === 'network') throw error;
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: 'not-built', reason };
}
