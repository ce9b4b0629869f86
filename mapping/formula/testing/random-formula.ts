/** Formulas by chance, of every kind of node; not all of them are formulas in the end. */
import fc from 'fast-check';

const name = fc.constantFrom(
  'FirstName',
  'PromptText',
  'Score',
  'Numbers',
  'Addresses',
  'CustomFields',
  '@if',
  'größe',
);
const type = fc.constantFrom('int', 'long', 'double', 'decimal', 'string', 'bool', 'object', 'DateTime');
const literal = fc.oneof(
  fc.constantFrom(
    'true',
    'false',
    'null',
    '0',
    '7',
    '9999999999',
    '12L',
    '2.5',
    '1e30',
    '1e-7d',
    '2.50m',
    '0x1F',
    '1_000',
  ),
  fc.constantFrom("'c'", "'\\''", "'\"'", "'\\\\'", "'\\u0000'", '@"C:\\ ""x"""', '@"two\nlines"', '"{0}"', '""'),
  fc.string({ unit: 'binary', maxLength: 6 }).map((text) => JSON.stringify(text)),
);
const operator = fc.constantFrom(...'?? || && == != < > <= >= + - * / %'.split(' '));

const { expression } = fc.letrec<{ expression: string; operand: string; hole: string }>((tie) => ({
  operand: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    name,
    literal,
    tie('expression').map((inner) => `(${inner})`),
  ),
  hole: fc
    .tuple(name, fc.constantFrom('', ',5', ',-5'), fc.constantFrom('', ':F2', ':yyyy-MM', ':0.00'))
    .map((parts) => `{${parts.join('')}}`),
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('operand'),
    fc.tuple(tie('operand'), operator, tie('operand'), operator, tie('operand')).map((parts) => parts.join(' ')),
    fc.tuple(tie('operand'), fc.constantFrom('.', '?.'), fc.constantFrom('Length', 'Count', 'City')).map(joinTarget),
    fc.tuple(tie('operand'), fc.constantFrom('[', '?['), tie('expression')).map((parts) => `${joinTarget(parts)}]`),
    fc
      .tuple(
        tie('operand'),
        fc.constantFrom('.', '?.'),
        fc.constantFrom('Trim', 'ToString', 'Contains'),
        tie('expression'),
      )
      .map(([target, dot, method, argument]) => `${joinTarget([target, dot, method])}(${argument})`),
    fc
      .tuple(tie('operand'), fc.constantFrom('Where', 'Count', 'Select', 'First'), tie('expression'))
      .map(([target, method, body]) => `${joinTarget([target, '.', method])}(item => ${body})`),
    fc
      .tuple(
        fc.constantFrom('Coalesce', 'IsEmpty', 'Truncate', 'Unknown'),
        fc.array(tie('expression'), { maxLength: 3 }),
      )
      .map(([called, args]) => `${called}(${args.join(', ')})`),
    fc
      .tuple(fc.constantFrom('Math.Abs', 'System.String.Concat', 'DateTime.Parse'), tie('expression'))
      .map((parts) => `${parts.join('(')})`),
    fc.tuple(tie('expression'), tie('expression')).map((args) => `new TimeSpan(${args.join(', ')}, 0)`),
    fc
      .tuple(
        fc.constantFrom('new[]', 'new List<string>', 'new string[]'),
        fc.array(tie('expression'), { maxLength: 3 }),
      )
      .map(([head, items]) => `${head} { ${items.join(', ')} }`),
    fc.tuple(fc.constantFrom('!', '-', '+', '- -'), tie('operand')).map((parts) => parts.join('')),
    fc
      .tuple(tie('operand'), tie('expression'), tie('operand'))
      .map(([when, one, other]) => `${when} ? ${one} : ${other}`),
    fc.tuple(type, tie('operand')).map((parts) => `(${parts.join(')')}`),
    fc.tuple(tie('operand'), fc.constantFrom('is', 'is not', 'as'), type).map((parts) => parts.join(' ')),
    tie('operand').map((operand) => `${operand} is not null`),
    fc
      .tuple(fc.constantFrom('a{{b}} \\t\\"', ' ', '\\\\'), tie('hole'), tie('hole'))
      .map((parts) => `$"${parts.join('')}"`),
    // Texts within a hole within a hole are not read as C# reads them (conformance/known-differences.cases.ts).
    tie('expression')
      .filter((inner) => !/["'\\]/.test(inner))
      .map((inner) => `$"{(${inner})}"`),
  ),
}));

function joinTarget([target, dot, rest]: readonly [string, string, string]): string {
  return `${/^[\d'"@$\w]/.test(target) && !/^[A-Za-z]/.test(target) ? `(${target})` : target}${dot}${rest}`;
}

const { statement } = fc.letrec<{ statement: string }>((tie) => ({
  statement: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    expression.map((value) => `return ${value};`),
    fc
      .tuple(fc.constantFrom('var', 'object', 'int?', 'List<string>', 'string[]'), expression)
      .map((parts) => `${parts.join(' a = ')};`),
    type.map((declared) => `${declared} b;`),
    fc
      .tuple(fc.constantFrom('a = ', 'a += ', 'a -= ', 'a *= ', 'a /= '), expression)
      .map((parts) => `${parts.join('')};`),
    fc.tuple(expression, tie('statement')).map((parts) => `if (${parts.join(') ')}`),
    fc
      .tuple(expression, tie('statement'), tie('statement'))
      .map(([when, one, other]) => `if (${when}) { ${one} } else ${other}`),
    fc.array(tie('statement'), { maxLength: 2 }).map((body) => `{ ${body.join(' ')} }`),
    expression.map((message) => `throw new Exception(${message});`),
  ),
}));
/** A few statements. */
export const randomProgram = fc
  .array(statement, { minLength: 1, maxLength: 3 })
  .map((statements) => statements.join('\n'));

/** An expression, with parentheses and without. */
export const randomExpression = expression;
