/** The grammar of expressions; chevrotain builds a parser from it that makes the tree at once. */
import { EmbeddedActionsParser, type IToken, type TokenType } from 'chevrotain';
import { isCastable } from '../casts.ts';
import type { BinaryOperator, Expression, LambdaExpression, UnaryOperator } from '../syntax.ts';
import { readChar, readNumber, readText, readVerbatimText } from './literals.ts';
import { parserMessages } from './messages.ts';
import { combine, combineChoices, plainName, positionOf, typeName, type Choice, type Operation } from './nodes.ts';
import * as token from './tokens.ts';

/** Reads `$"…"`; its holes are formulas of their own. */
export type ReadInterpolation = (image: string, token: IToken) => Expression;

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

const { NumberLiteral, Char, Text, VerbatimText } = token.literalTokens;
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

type Argument = Expression | LambdaExpression;
type Prefix = { operator: UnaryOperator; at: IToken } | { cast: string; nullable: boolean; at: IToken };

export abstract class ExpressionGrammar extends EmbeddedActionsParser {
  private readonly readInterpolation: ReadInterpolation;

  constructor(readInterpolation: ReadInterpolation) {
    super(token.allTokens, { errorMessageProvider: parserMessages, maxLookahead: 2 });
    this.readInterpolation = readInterpolation;
  }

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

  private readonly primary = this.RULE('primary', (): Expression =>
    this.OR([
      { ALT: () => this.SUBRULE(this.literal) },
      { ALT: () => this.SUBRULE(this.nameOrCall) },
      { ALT: () => this.SUBRULE(this.construction) },
      {
        ALT: () => {
          this.CONSUME(token.OpenParenthesis);
          const inner = this.SUBRULE(this.expression);
          this.CONSUME(token.CloseParenthesis);
          return inner;
        },
      },
    ]),
  );

  private readonly literal = this.RULE('literal', (): Expression => {
    const at = positionOf(this.LA(1));
    const read = <Result>(type: TokenType, reader: (image: string) => Result) => ({
      ALT: () => {
        const { image } = this.CONSUME(type);
        return this.ACTION(() => reader(image));
      },
    });
    const literal = (reader: (image: string) => Extract<Expression, { kind: 'literal' }>['value']) => {
      return (image: string): Expression => ({ kind: 'literal', value: reader(image), at });
    };
    return this.OR([
      read(
        NumberLiteral,
        literal((image) => readNumber(image, at)),
      ),
      read(
        Char,
        literal((image) => readChar(image, at)),
      ),
      read(
        Text,
        literal((image) => readText(image, at)),
      ),
      read(VerbatimText, literal(readVerbatimText)),
      read(
        token.True,
        literal(() => true),
      ),
      read(
        token.False,
        literal(() => false),
      ),
      read(
        token.Null,
        literal(() => null),
      ),
      {
        ALT: () => {
          const whole = this.CONSUME(token.InterpolatedText);
          return this.ACTION(() => this.readInterpolation(whole.image, whole));
        },
      },
    ]);
  });

  private readonly nameOrCall = this.RULE('nameOrCall', (): Expression => {
    const name = this.CONSUME(token.Identifier);
    const at = positionOf(name);
    let args: Argument[] | null = null;
    this.OPTION(() => {
      args = this.SUBRULE(this.argumentList);
    });
    const called = plainName(name.image);
    return args === null ? { kind: 'name', name: called, at } : { kind: 'call', name: called, args, at };
  });

  private readonly construction = this.RULE('construction', (): Expression => {
    const at = positionOf(this.CONSUME(token.New));
    return this.OR([
      {
        ALT: (): Expression => {
          this.CONSUME(token.OpenBracket);
          this.CONSUME(token.CloseBracket);
          return { kind: 'list', items: this.SUBRULE(this.listItems), at };
        },
      },
      {
        ALT: () => {
          const type = this.SUBRULE(this.typeReference);
          let args: Expression[] = [];
          let items: Expression[] | null = null;
          this.OPTION(() => {
            args = this.SUBRULE(this.expressionList);
          });
          this.OPTION1(() => {
            items = this.SUBRULE1(this.listItems);
          });
          return this.ACTION((): Expression =>
            items === null ? { kind: 'new', type, args, at } : { kind: 'list', items, at },
          );
        },
      },
    ]);
  });

  private readonly listItems = this.RULE('listItems', (): Expression[] => {
    const items: Expression[] = [];
    this.CONSUME(token.OpenBrace);
    this.MANY_SEP({ SEP: token.Comma, DEF: () => items.push(this.SUBRULE(this.expression)) });
    this.CONSUME(token.CloseBrace);
    return items;
  });

  private readonly expressionList = this.RULE('expressionList', (): Expression[] => {
    const items: Expression[] = [];
    this.CONSUME(token.OpenParenthesis);
    this.MANY_SEP({ SEP: token.Comma, DEF: () => items.push(this.SUBRULE(this.expression)) });
    this.CONSUME(token.CloseParenthesis);
    return items;
  });

  private readonly argumentList = this.RULE('argumentList', (): Argument[] => {
    const items: Argument[] = [];
    this.CONSUME(token.OpenParenthesis);
    this.MANY_SEP({ SEP: token.Comma, DEF: () => items.push(this.SUBRULE(this.argument)) });
    this.CONSUME(token.CloseParenthesis);
    return items;
  });

  private readonly argument = this.RULE('argument', (): Argument =>
    this.OR([
      { GATE: () => this.startsLambda(), ALT: () => this.SUBRULE(this.lambda) },
      { ALT: () => this.SUBRULE(this.expression) },
    ]),
  );

  /** `x => …` or `(x) => …` */
  private readonly lambda = this.RULE('lambda', (): LambdaExpression => {
    const parameter = this.OR([
      { ALT: () => this.CONSUME(token.Identifier) },
      {
        ALT: () => {
          this.CONSUME(token.OpenParenthesis);
          const inner = this.CONSUME1(token.Identifier);
          this.CONSUME(token.CloseParenthesis);
          return inner;
        },
      },
    ]);
    this.CONSUME(token.Arrow);
    const body = this.SUBRULE(this.expression);
    return this.ACTION(() => ({
      kind: 'lambda',
      parameters: [plainName(parameter.image)],
      body,
      at: positionOf(parameter),
    }));
  });

  /** `string`, `DateTime`, `System.Guid`, `int?`: what a cast and `is` may name. */
  private readonly plainType = this.RULE('plainType', (): string => {
    const image = this.SUBRULE(this.qualifiedName);
    // `x is int ? a : b` is a choice, `(int?)x` a nullable.
    this.OPTION({
      GATE: () => this.LA(2).tokenType === token.CloseParenthesis,
      DEF: () => this.CONSUME(token.Question),
    });
    return this.ACTION(() => typeName(image, false));
  });

  /** The last part of it: `System.Guid` is `Guid`. */
  protected readonly qualifiedName = this.RULE('qualifiedName', (): string => {
    let { image } = this.CONSUME(token.Identifier);
    this.MANY(() => {
      this.CONSUME(token.Dot);
      ({ image } = this.CONSUME1(token.Identifier));
    });
    return image;
  });

  /** As plainType, and `List<string>`, `string[]`. */
  protected readonly typeReference = this.RULE('typeReference', (): string => {
    const image = this.SUBRULE(this.qualifiedName);
    let isArray = false;
    this.OPTION(() => {
      this.CONSUME(token.Less);
      this.AT_LEAST_ONE_SEP({ SEP: token.Comma, DEF: () => this.SUBRULE(this.plainType) });
      this.CONSUME(token.Greater);
    });
    this.OPTION1(() => this.CONSUME(token.Question));
    this.OPTION2(() => {
      this.CONSUME(token.OpenBracket);
      this.CONSUME(token.CloseBracket);
      isArray = true;
    });
    return this.ACTION(() => typeName(image, isArray));
  });

  private startsLambda(): boolean {
    const isBare = this.LA(1).tokenType === token.Identifier && this.LA(2).tokenType === token.Arrow;
    return isBare || (this.LA(1).tokenType === token.OpenParenthesis && this.LA(4).tokenType === token.Arrow);
  }

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
