/** The grammar of expressions: operators around operands. chevrotain builds a parser from it that makes the tree at once. */
import type { IToken, TokenType } from 'chevrotain';
import { isCastable } from '../casts.ts';
import type { BinaryOperator, Expression, UnaryOperator } from '../syntax.ts';
import { combine, combineChoices, plainName, positionOf, typeName, type Choice, type Operation } from './nodes.ts';
import { OperandGrammar, type Argument } from './operand-grammar.ts';
import * as token from './tokens.ts';

const binaryOperators: readonly [TokenType, BinaryOperator][] = [
  [token.Coalesce, '??'],
  [token.Or, '||'],
  [token.And, '&&'],
  [token.Equal, '=='],
  [token.NotEqual, '!='],
  [token.LessEqual, '<='],
  [token.GreaterEqual, '>='],
  [token.Less, '<'],
  [token.Greater, '>'],
  [token.Plus, '+'],
  [token.Minus, '-'],
  [token.Times, '*'],
  [token.Divide, '/'],
  [token.Remainder, '%'],
];

const operandStarts: ReadonlySet<TokenType> = new Set([
  ...Object.values(token.literalTokens),
  token.InterpolatedText,
  token.True,
  token.False,
  token.Null,
  token.Identifier,
  token.New,
  token.OpenParenthesis,
  token.Bang,
  token.Minus,
  token.Plus,
]);

type Prefix = { operator: UnaryOperator; at: IToken } | { cast: string; nullable: boolean; at: IToken };

export abstract class ExpressionGrammar extends OperandGrammar {
  protected readonly expression = this.RULE('expression', (): Expression => {
    const condition = this.SUBRULE(this.operations);
    const choices: Choice[] = [];
    this.MANY(() => {
      const at = positionOf(this.CONSUME(token.Question));
      const whenTrue = this.SUBRULE(this.expression);
      this.CONSUME(token.Colon);
      choices.push({ whenTrue, otherwise: this.SUBRULE1(this.operations), at });
    });
    return this.ACTION(() => combineChoices(condition, choices));
  });

  private readonly operations = this.RULE('operations', (): Expression => {
    const first = this.SUBRULE(this.unary);
    const operations: Operation[] = [];
    this.MANY(() => {
      operations.push(
        this.OR([
          { ALT: () => this.SUBRULE(this.binaryOperation) },
          { ALT: () => this.SUBRULE(this.typeTest) },
          { ALT: () => this.SUBRULE(this.safeCast) },
        ]),
      );
    });
    return this.ACTION(() => combine(first, operations));
  });

  private readonly binaryOperation = this.RULE('binaryOperation', (): Operation => {
    const at = positionOf(this.LA(1));
    const operator = this.OR(binaryOperators.map(([type, name]) => ({ ALT: () => (this.CONSUME(type), name) })));
    return { kind: 'binary', operator, right: this.SUBRULE(this.unary), at };
  });

  private readonly typeTest = this.RULE('typeTest', (): Operation => {
    const at = positionOf(this.CONSUME(token.Is));
    let negated = false;
    this.OPTION(() => {
      this.CONSUME(token.Not);
      negated = true;
    });
    const type = this.OR([
      { ALT: () => (this.CONSUME(token.Null), 'null') },
      { ALT: () => this.SUBRULE(this.plainType) },
    ]);
    return { kind: 'is', type, negated, at };
  });

  private readonly safeCast = this.RULE('safeCast', (): Operation => {
    const at = positionOf(this.CONSUME(token.As));
    return { kind: 'as', type: this.SUBRULE(this.plainType), at };
  });

  private readonly unary = this.RULE('unary', (): Expression => {
    const prefixes: Prefix[] = [];
    this.MANY({
      GATE: () => this.LA(1).tokenType !== token.OpenParenthesis || this.startsCast(),
      DEF: () => prefixes.push(this.SUBRULE(this.prefix)),
    });
    const operand = this.SUBRULE(this.postfix);
    return this.ACTION(() => prefixes.reduceRight<Expression>((inner, prefix) => withPrefix(prefix, inner), operand));
  });

  private readonly prefix = this.RULE('prefix', (): Prefix =>
    this.OR([
      { ALT: (): Prefix => ({ operator: '!', at: this.CONSUME(token.Bang) }) },
      { ALT: (): Prefix => ({ operator: '-', at: this.CONSUME(token.Minus) }) },
      { ALT: (): Prefix => ({ operator: '+', at: this.CONSUME(token.Plus) }) },
      {
        ALT: (): Prefix => {
          const at = this.CONSUME(token.OpenParenthesis);
          const cast = this.SUBRULE(this.plainType);
          const nullable = this.LA(0).tokenType === token.Question;
          this.CONSUME(token.CloseParenthesis);
          return { cast, nullable, at };
        },
      },
    ]),
  );

  private readonly postfix = this.RULE('postfix', (): Expression => {
    let target = this.SUBRULE(this.primary);
    this.MANY(() => {
      const before = target;
      target = this.OR([
        { ALT: () => this.SUBRULE(this.member, { ARGS: [before] }) },
        { ALT: () => this.SUBRULE(this.index, { ARGS: [before] }) },
      ]);
    });
    return target;
  });

  private readonly member = this.RULE('member', (target: Expression): Expression => {
    const nullSafe = this.OR([
      { ALT: () => (this.CONSUME(token.Dot), false) },
      { ALT: () => (this.CONSUME(token.NullSafeDot), true) },
    ]);
    const word = this.CONSUME(token.Identifier);
    const at = positionOf(word);
    let args: Argument[] | null = null;
    this.OPTION(() => {
      args = this.SUBRULE(this.argumentList);
    });
    return this.ACTION((): Expression => {
      const name = plainName(word.image);
      if (args !== null) return { kind: 'methodCall', target, name, args, nullSafe, at };
      // System.Math is Math.
      if (target.kind === 'name' && target.name === 'System') return { kind: 'name', name, at };
      return { kind: 'member', target, name, nullSafe, at };
    });
  });

  private readonly index = this.RULE('index', (target: Expression): Expression => {
    const open = this.OR([
      { ALT: () => this.CONSUME(token.OpenBracket) },
      { ALT: () => this.CONSUME(token.NullSafeBracket) },
    ]);
    const index = this.SUBRULE(this.expression);
    this.CONSUME(token.CloseBracket);
    return { kind: 'index', target, index, nullSafe: open.tokenType === token.NullSafeBracket, at: positionOf(open) };
  });

  /** A type in parentheses before a value. A lone name in parentheses is a value, even if it is that of a type. */
  private startsCast(): boolean {
    if (!isCastable(typeName(this.LA(2).image, false))) return false;
    const closing = this.LA(3).tokenType === token.Question ? 4 : 3;
    return this.LA(closing).tokenType === token.CloseParenthesis && operandStarts.has(this.LA(closing + 1).tokenType);
  }
}

function withPrefix(prefix: Prefix, operand: Expression): Expression {
  const at = positionOf(prefix.at);
  if ('cast' in prefix) return { kind: 'cast', type: prefix.cast, nullable: prefix.nullable, operand, at };
  return { kind: 'unary', operator: prefix.operator, operand, at };
}
