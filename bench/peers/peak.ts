/** The highest of figures that are read again and again while something runs. */
export interface PeakWatch {
  /** Reads once more. @returns null where there was never a figure */
  readonly stop: () => number | null;
}

export function watchPeak(read: () => number | null, everyMs: number): PeakWatch {
  let peak: number | null = null;
  const look = (): void => {
    const figure = read();
    if (figure !== null) peak = Math.max(peak ?? figure, figure);
  };
  look();
  const timer = setInterval(look, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return peak;
    },
  };
}
