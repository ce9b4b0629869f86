import { isatty } from 'node:tty';
import pc from 'picocolors';

/**
 * Colours only where a person looks and has not refused them. Asked of each stream, because picocolors alone also
 * colours what is piped into a file wherever CI is set.
 */
function colorsFor(fileDescriptor: number) {
  return pc.createColors(pc.isColorSupported && isatty(fileDescriptor));
}

/** For standard output. */
export const colors = colorsFor(process.stdout.fd);

/** For standard error. */
export const errorColors = colorsFor(process.stderr.fd);
