/** A formula as text again: parsed once more, it means the same. */
import { numberText } from './numbers/number-format.ts';
import { languageWords } from './parser/tokens.ts';
import type { Expression, Interpolation, LambdaExpression, Program, Statement } from './syntax.ts';
import { isNumber, type Value } from './values.ts';

/** One statement a line. Parentheses stand wherever they might matter. */
export function printFormula(program: Program): string {
  return program.body.map((statement) => printStatement(statement, '')).join('\n');
}

function printStatement(statement: Statement, indent: string): string {
  switch (statement.kind) {
    case 'return':
      return `${indent}return ${printExpression(statement.value)};`;
    case 'declare': {
      const value = statement.value === null ? '' : ` = ${printExpression(statement.value)}`;
      return `${indent}${statement.type} ${printName(statement.name)}${value};`;
    }
    case 'assign':
      return `${indent}${printName(statement.name)} = ${printExpression(statement.value)};`;
    case 'throw':
      return `${indent}throw new Exception(${printExpression(statement.message)});`;
    case 'block':
      return `${indent}${printBlock(statement.body, indent)}`;
    case 'if': {
      const head = `${indent}if (${printExpression(statement.condition)}) ${printBlock(statement.whenTrue, indent)}`;
      return statement.otherwise === null ? head : `${head} else ${printBlock(statement.otherwise, indent)}`;
    }
  }
}

function printBlock(body: readonly Statement[], indent: string): string {
  const lines = body.map((statement) => printStatement(statement, `${indent}  `));
  return ['{', ...lines, `${indent}}`].join('\n');
}

/** An expression on one line. */
export function printExpression(node: Expression | LambdaExpression): string {
  switch (node.kind) {
    case 'literal':
      return printLiteral(node.value);
    case 'name':
      return printName(node.name);
    case 'member':
      return `${printTarget(node.target)}${node.nullSafe ? '?.' : '.'}${printName(node.name)}`;
    case 'index':
      return `${printTarget(node.target)}${node.nullSafe ? '?' : ''}[${printExpression(node.index)}]`;
    case 'call':
      return `${printName(node.name)}(${printList(node.args)})`;
    case 'methodCall':
      return `${printTarget(node.target)}${node.nullSafe ? '?.' : '.'}${printName(node.name)}(${printList(node.args)})`;
    case 'new':
      return `new ${node.type}(${printList(node.args)})`;
    case 'list':
      return `new[] { ${printList(node.items)} }`;
    case 'unary':
      return `${node.operator}${printOperand(node.operand)}`;
    case 'binary':
      return `${printOperand(node.left)} ${node.operator} ${printOperand(node.right)}`;
    case 'conditional':
      return `${printOperand(node.condition)} ? ${printOperand(node.whenTrue)} : ${printOperand(node.otherwise)}`;
    case 'cast':
      return `(${node.type}${node.nullable ? '?' : ''})${printOperand(node.operand)}`;
    case 'is':
      return `${printOperand(node.operand)} is ${node.negated ? 'not ' : ''}${node.type}`;
    case 'as':
      return `${printOperand(node.operand)} as ${node.type}`;
    case 'interpolation':
      return `$"${node.parts.map(printPart).join('')}"`;
    case 'lambda':
      return `${node.parameters.map(printName).join(', ')} => ${printExpression(node.body)}`;
  }
}

function printList(nodes: readonly (Expression | LambdaExpression)[]): string {
  return nodes.map(printExpression).join(', ');
}

/** What is more than a name, literal or call gets parentheses. */
function printOperand(node: Expression): string {
  const isPlain = ['name', 'member', 'index', 'call', 'methodCall', 'new', 'list', 'interpolation'].includes(node.kind);
  return isPlain || (node.kind === 'literal' && !isNegative(node.value))
    ? printExpression(node)
    : `(${printExpression(node)})`;
}

/** A number or character before a dot stands in parentheses. */
function printTarget(node: Expression): string {
  const isNumberLiteral = node.kind === 'literal' && typeof node.value === 'object';
  return isNumberLiteral ? `(${printExpression(node)})` : printOperand(node);
}

function isNegative(value: Value): boolean {
  return printLiteral(value).startsWith('-');
}

/** A name that is also a word of the language is written with @. */
const words: ReadonlySet<string> = new Set(languageWords);

function printName(name: string): string {
  return words.has(name) ? `@${name}` : name;
}

const suffixes = { int: '', long: 'L', double: 'd', decimal: 'm' } as const;

function printLiteral(value: Value): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return `"${escapeText(value)}"`;
  if (isNumber(value)) return numberText(value) + suffixes[value.type];
  if (value.type === 'char') return `'${escapeText(value.value).replace("'", "\\'")}'`;
  throw new Error(`A ${value.type} has no literal.`);
}

function printPart(part: Interpolation['parts'][number]): string {
  if (typeof part === 'string') return escapeText(part).replaceAll(/[{}]/g, '$&$&');
  const alignment = part.alignment === null ? '' : `,${part.alignment}`;
  const format = part.format === null ? '' : `:${part.format}`;
  return `{(${printExpression(part.value)})${alignment}${format}}`;
}

function escapeText(text: string): string {
  return text.replaceAll(/["\\\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) =>
    character === '"' || character === '\\' ? `\\${character}` : escapeUnits(character),
  );
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}
