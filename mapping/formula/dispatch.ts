/** Which of several signatures a call means, and whether it fits at all. The evaluator and the type check ask the same. */
import { isLambda, readArguments, type Argument } from './arguments.ts';
import type { CallContext, Callable } from './callable.ts';
import { costOf } from './cost.ts';
import { FormulaError } from './formula-error.ts';
import type { Parameter, Signature, TypePattern } from './signature.ts';
import { isNumberType, typeOf, type Value } from './values.ts';
import { isWidening, widenTo } from './widening.ts';

type Candidate = Pick<Callable, 'signature' | 'call'>;

/**
 * Calls the first candidate whose parameters are exactly of these types, else the first that they can be widened to.
 * @throws FormulaError in the words of iPaaS.com where none fits
 */
export function callBest(candidates: readonly Candidate[], args: readonly Argument[], context: CallContext): Value {
  const types = args.map(typeOfArgument);
  const chosen = chooseBest(candidates, types);
  if (chosen === null) throw new FormulaError(describeMisfit(candidates, types));
  const widened = args.map((argument, index) => widen(argument, parameterAt(chosen.signature, index)));
  for (const argument of widened) context.budget.spend(costOf(argument));
  const value = chosen.call(readArguments(widened), context);
  context.budget.spend(costOf(value));
  return value;
}

/** @param types what is known of each argument; `object` where nothing is */
export function chooseBest<Row extends { signature: Signature }>(
  candidates: readonly Row[],
  types: readonly TypePattern[],
): Row | null {
  let best: Row | null = null;
  let bestFit = 0;
  for (const candidate of candidates) {
    const fit = fitOf(candidate.signature, types);
    if (fit > bestFit) [best, bestFit] = [candidate, fit];
  }
  return best;
}

/** 0: does not fit; 1: by widening; 2: exactly. */
function fitOf(signature: Signature, types: readonly TypePattern[]): number {
  if (!fitsLength(signature, types.length)) return 0;
  return types.reduce((fit, type, index) => Math.min(fit, fitOfType(parameterAt(signature, index), type)), 2);
}

function parameterAt({ parameters }: Signature, index: number): Parameter | undefined {
  return parameters[Math.min(index, parameters.length - 1)];
}

function fitOfType(parameter: Parameter | undefined, type: TypePattern): number {
  if (parameter === undefined) return 0;
  if (type === 'lambda' || parameter.types.includes('lambda')) return Number(parameter.types.includes(type)) * 2;
  if (type === 'null') return parameter.nullable ? 2 : 0;
  if (type === 'object') return 1;
  if (parameter.types.includes(type)) return 2;
  if (parameter.types.includes('object')) return 1;
  if (parameter.types.includes('number') && (isNumberType(type) || type === 'number')) return 1;
  return parameter.types.some((wanted) => isWidening(type, wanted)) ? 1 : 0;
}

function widen(argument: Argument, parameter: Parameter | undefined): Argument {
  if (parameter === undefined || isLambda(argument) || argument === null) return argument;
  const type = typeOf(argument);
  if (parameter.types.includes(type) || parameter.types.includes('object')) return argument;
  const wanted = parameter.types.find((candidate) => isWidening(type, candidate));
  return wanted === undefined ? argument : widenTo(argument, wanted);
}

function typeOfArgument(argument: Argument): TypePattern {
  return isLambda(argument) ? 'lambda' : typeOf(argument);
}

/** Why no signature fits, in the words of iPaaS.com where it has words for it. */
export function describeMisfit(candidates: readonly { signature: Signature }[], types: readonly TypePattern[]): string {
  const signatures = candidates.map(({ signature }) => signature);
  const ofThisLength = signatures.filter((signature) => fitsLength(signature, types.length));
  const [signature] = ofThisLength;
  if (signature === undefined) {
    const forms = signatures.map(({ text }) => text).join(' or ');
    return `The number of parameters is ${types.length}, which does not fit ${forms}.`;
  }
  const wrong = types.findIndex((type, index) => fitOfType(parameterAt(signature, index), type) === 0);
  const parameter = parameterAt(signature, wrong);
  const wanted = parameter?.types.join(' or ') ?? 'nothing';
  return (
    `Invalid parameter passed to the method ${signature.name}. The parameter ${parameter?.name} ` +
    `is expected to be of the type ${wanted} but is the type ${types[wrong]}.`
  );
}

function fitsLength({ parameters }: Signature, count: number): boolean {
  const least = parameters.filter(({ optional, rest }) => !optional && !rest).length;
  return count >= least && (count <= parameters.length || parameters.at(-1)?.rest === true);
}
