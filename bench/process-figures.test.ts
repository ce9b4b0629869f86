import { expect, test } from '@jest/globals';
import { figuresOf } from './process-figures.ts';

const exposition = `# HELP process_resident_memory_bytes Resident memory size in bytes.
# TYPE process_resident_memory_bytes gauge
process_resident_memory_bytes 104857600
# TYPE process_start_time_seconds gauge
process_start_time_seconds 1795500000
`;

test('memory and start of a process are read from its metrics', () => {
  expect(figuresOf(exposition)).toEqual({ residentBytes: 104_857_600, startedAt: 1_795_500_000 });
});

test('a metric of a longer name is not taken for it', () => {
  const longer = exposition.replace('process_resident_memory_bytes 1', 'process_resident_memory_bytes_max 1');
  expect(() => figuresOf(longer)).toThrow('does not tell process_resident_memory_bytes');
});

test('what is no exposition is refused', () => {
  expect(() => figuresOf('{"error":"Not Found"}')).toThrow('does not tell');
});
