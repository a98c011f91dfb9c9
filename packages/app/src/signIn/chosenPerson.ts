const KEY = 'demo-person';

/** Who signed in with this browser tab before; a reload must not ask again. */
export function recallPerson(): string | null {
  return window.sessionStorage.getItem(KEY);
}

export function rememberPerson(name: string): void {
  window.sessionStorage.setItem(KEY, name);
}

export function forgetPerson(): void {
  window.sessionStorage.removeItem(KEY);
}
