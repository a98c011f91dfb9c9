/** One line of YAML. Quoted as JSON, which YAML reads, since cluster names may hold colons. */
export function annotationLine(key: string, value: string): string {
  return `${key}: ${/^[\w./-]+$/.test(value) ? value : JSON.stringify(value)}`;
}
