/** `even`: halves to the even neighbour; `away`: halves away from zero; the others are directions for every rest. */
export type Rounding = 'even' | 'away' | 'zero' | 'down' | 'up';

/** The quotient as a whole number. The divisor is positive. */
export function roundedQuotient(dividend: bigint, divisor: bigint, rounding: Rounding): bigint {
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  if (rest === 0n) return quotient;
  const isNegative = dividend < 0n;
  const twice = 2n * (isNegative ? -rest : rest);
  if (!leavesZero(rounding, isNegative, twice - divisor, quotient % 2n !== 0n)) return quotient;
  return isNegative ? quotient - 1n : quotient + 1n;
}

/** Whether the quotient goes one further from zero. `overHalf`: how far the doubled rest is above the divisor. */
function leavesZero(rounding: Rounding, isNegative: boolean, overHalf: bigint, isOdd: boolean): boolean {
  switch (rounding) {
    case 'even':
      return overHalf > 0n || (overHalf === 0n && isOdd);
    case 'away':
      return overHalf >= 0n;
    case 'zero':
      return false;
    case 'down':
      return isNegative;
    case 'up':
      return !isNegative;
  }
}
