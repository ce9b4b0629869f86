/** The grammar of what stands between operators: literals, names, calls, constructions, and the names of types. */
import { EmbeddedActionsParser, type IToken, type ParserMethod, type TokenType } from 'chevrotain';
import type { Expression, LambdaExpression } from '../syntax.ts';
import { readChar, readNumber, readText, readVerbatimText } from './literals.ts';
import { parserMessages } from './messages.ts';
import { plainName, positionOf, typeName } from './nodes.ts';
import * as token from './tokens.ts';

/** Reads `$"…"`; its holes are formulas of their own. */
export type ReadInterpolation = (image: string, token: IToken) => Expression;

export type Argument = Expression | LambdaExpression;

const { NumberLiteral, Char, Text, VerbatimText } = token.literalTokens;

export abstract class OperandGrammar extends EmbeddedActionsParser {
  private readonly readInterpolation: ReadInterpolation;

  constructor(readInterpolation: ReadInterpolation) {
    super(token.allTokens, { errorMessageProvider: parserMessages, maxLookahead: 2 });
    this.readInterpolation = readInterpolation;
  }

  /** An operand may hold whole expressions, in parentheses and as arguments. */
  protected abstract readonly expression: ParserMethod<[], Expression>;

  protected readonly primary = this.RULE('primary', (): Expression =>
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

  protected readonly argumentList = this.RULE('argumentList', (): Argument[] => {
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
  protected readonly plainType = this.RULE('plainType', (): string => {
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
}
