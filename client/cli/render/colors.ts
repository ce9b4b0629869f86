import pc from 'picocolors';

/**
 * Colours only where a person looks and has not refused them. Asked of each stream, because picocolors alone also
 * colours what is piped into a file wherever CI is set.
 */
function colorsFor(stream: NodeJS.WriteStream) {
  return pc.createColors(pc.isColorSupported && stream.isTTY === true);
}

/** For standard output. */
export const colors = colorsFor(process.stdout);

/** For standard error. */
export const errorColors = colorsFor(process.stderr);
