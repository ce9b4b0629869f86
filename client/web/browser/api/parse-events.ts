/** One server-sent event. */
export interface ServerEvent {
  event: string;
  data: string;
  /** The last id that was given; null before the first. */
  id: string | null;
}

/**
 * Reads a stream of server-sent events as its pieces come, wherever it is cut (HTML standard, 9.2.6). The page reads
 * them itself, because the browser's EventSource cannot send an API key.
 */
export function createEventParser(): (piece: string) => ServerEvent[] {
  let rest = '';
  let event = '';
  let data: string[] = [];
  let id: string | null = null;

  const readLine = (line: string): ServerEvent | null => {
    if (line === '') {
      const complete = data.length === 0 ? null : { event: event || 'message', data: data.join('\n'), id };
      event = '';
      data = [];
      return complete;
    }
    const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
    if (field === 'id') id = value;
    return null;
  };

  return (piece) => {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    return lines.map(readLine).filter((complete) => complete !== null);
  };
}
