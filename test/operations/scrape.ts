/** Reads what a process shows to Prometheus. */
import axios from 'axios';

export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** All samples at an address, read by the text format's rules as far as our metrics need them. */
export async function scrape(url: string): Promise<Sample[]> {
  const { data } = await axios.get<string>(url);
  return data
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readSample);
}

/** The sum of the samples of a name whose labels are among others these; null where there are none. */
export function total(samples: Sample[], name: string, labels: Record<string, string> = {}): number | null {
  const found = samples.filter(
    (sample) =>
      sample.name === name && Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
  );
  return found.length === 0 ? null : found.reduce((sum, { value }) => sum + value, 0);
}

function readSample(line: string): Sample {
  const [, name = '', labels = '', value = ''] = /^([\w:]+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
  const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, label = '', text = '']) => [label, text]);
  return { name, labels: Object.fromEntries(pairs), value: Number(value) };
}
