/** UTC milliseconds as Kubernetes writes a time: whole seconds. */
export function toTime(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}
