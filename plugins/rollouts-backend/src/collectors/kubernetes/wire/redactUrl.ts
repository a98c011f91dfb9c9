/**
 * A webhook URL without what may be secret: user, password, query and fragment. Webhook URLs are
 * readable by everybody who may read the Canary, but we do not spread them further.
 */
export function redactUrl(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return '';
  }
}
