/** The grammar of whole formulas: statements around expressions. How it is used is in parse-formula.ts. */
import { EOF, type TokenType } from 'chevrotain';
import type { BinaryOperator, Expression, If, Program, Statement } from '../syntax.ts';
import { ExpressionGrammar } from './expression-grammar.ts';
import type { ReadInterpolation } from './operand-grammar.ts';
import { plainName, positionOf } from './nodes.ts';
import * as token from './tokens.ts';

const assignments: readonly [TokenType, BinaryOperator | null][] = [
  [token.Assign, null],
  [token.PlusAssign, '+'],
  [token.MinusAssign, '-'],
  [token.TimesAssign, '*'],
  [token.DivideAssign, '/'],
  [token.RemainderAssign, '%'],
  [token.CoalesceAssign, '??'],
];

export class FormulaParser extends ExpressionGrammar {
  constructor(readInterpolation: ReadInterpolation) {
    super(readInterpolation);
    this.performSelfAnalysis();
  }

  readonly program = this.RULE('program', (): Program => {
    const body = this.SUBRULE(this.statements);
    let last: Expression | null = null;
    this.OPTION(() => {
      last = this.SUBRULE(this.expression);
      this.OPTION1(() => this.CONSUME(token.Semicolon));
    });
    return this.ACTION(() => ({ body: [...body, ...returned(last)] }));
  });

  readonly loneExpression = this.RULE('loneExpression', (): Expression => this.SUBRULE(this.expression));

  private readonly statements = this.RULE('statements', (): Statement[] => {
    const body: Statement[] = [];
    this.MANY({
      GATE: () => this.startsStatement(),
      DEF: () => {
        const statement = this.SUBRULE(this.statement);
        if (statement !== null) body.push(statement);
      },
    });
    return body;
  });

  private readonly statement = this.RULE('statement', (): Statement | null =>
    this.OR([
      { ALT: () => this.SUBRULE(this.returnStatement) },
      { ALT: () => this.SUBRULE(this.ifStatement) },
      { ALT: () => this.SUBRULE(this.throwStatement) },
      { ALT: () => this.SUBRULE(this.blockStatement) },
      { ALT: () => (this.CONSUME(token.Semicolon), null) },
      { GATE: () => this.startsAssignment(), ALT: () => this.SUBRULE(this.assignment) },
      { ALT: () => this.SUBRULE(this.declaration) },
    ]),
  );

  /** The last statement may go without its semicolon. */
  private readonly statementEnd = this.RULE('statementEnd', (): void => {
    this.OR([
      { ALT: () => this.CONSUME(token.Semicolon) },
      { GATE: () => this.LA(1).tokenType === EOF, ALT: () => this.CONSUME(EOF) },
    ]);
  });

  private readonly returnStatement = this.RULE('returnStatement', (): Statement => {
    const at = positionOf(this.CONSUME(token.Return));
    const value = this.SUBRULE(this.expression);
    this.SUBRULE(this.statementEnd);
    return { kind: 'return', value, at };
  });

  private readonly throwStatement = this.RULE('throwStatement', (): Statement => {
    const at = positionOf(this.CONSUME(token.Throw));
    this.CONSUME(token.New);
    this.SUBRULE(this.qualifiedName);
    this.CONSUME(token.OpenParenthesis);
    const message = this.SUBRULE(this.expression);
    this.CONSUME(token.CloseParenthesis);
    this.SUBRULE(this.statementEnd);
    return { kind: 'throw', message, at };
  });

  private readonly blockStatement = this.RULE('blockStatement', (): Statement => {
    const at = positionOf(this.CONSUME(token.OpenBrace));
    const body = this.SUBRULE(this.statements);
    this.CONSUME(token.CloseBrace);
    return { kind: 'block', body, at };
  });

  /** A chain of `else if` is read in a loop, so that a long one needs no deep stack. */
  private readonly ifStatement = this.RULE('ifStatement', (): Statement => {
    const branches: Omit<If, 'otherwise'>[] = [this.SUBRULE(this.branch)];
    let last: Statement[] | null = null;
    this.MANY({
      GATE: () => last === null,
      DEF: () => {
        this.CONSUME(token.Else);
        this.OR([
          { ALT: () => branches.push(this.SUBRULE1(this.branch)) },
          { GATE: () => this.LA(1).tokenType !== token.If, ALT: () => (last = this.SUBRULE(this.branchBody)) },
        ]);
      },
    });
    return this.ACTION(() => chainOf(branches, last));
  });

  private readonly branch = this.RULE('branch', (): Omit<If, 'otherwise'> => {
    const at = positionOf(this.CONSUME(token.If));
    this.CONSUME(token.OpenParenthesis);
    const condition = this.SUBRULE(this.expression);
    this.CONSUME(token.CloseParenthesis);
    return { kind: 'if', condition, whenTrue: this.SUBRULE(this.branchBody), at };
  });

  private readonly branchBody = this.RULE('branchBody', (): Statement[] => {
    const statement = this.SUBRULE(this.statement);
    return this.ACTION(() => bodyOf(statement));
  });

  private readonly declaration = this.RULE('declaration', (): Statement => {
    const at = positionOf(this.LA(1));
    const type = this.SUBRULE(this.typeReference);
    const name = plainName(this.CONSUME(token.Identifier).image);
    let value: Expression | null = null;
    this.OPTION(() => {
      this.CONSUME(token.Assign);
      value = this.SUBRULE(this.expression);
    });
    this.SUBRULE(this.statementEnd);
    return { kind: 'declare', type, name, value, at };
  });

  private readonly assignment = this.RULE('assignment', (): Statement => {
    const target = this.CONSUME(token.Identifier);
    const operator = this.OR(assignments.map(([type, binary]) => ({ ALT: () => (this.CONSUME(type), binary) })));
    const given = this.SUBRULE(this.expression);
    this.SUBRULE(this.statementEnd);
    const at = positionOf(target);
    const name = plainName(target.image);
    const left: Expression = { kind: 'name', name, at };
    const value: Expression = operator === null ? given : { kind: 'binary', operator, left, right: given, at };
    return { kind: 'assign', name, value, at };
  });

  private startsStatement(): boolean {
    const { tokenType } = this.LA(1);
    const opens: TokenType[] = [token.Return, token.If, token.Throw, token.OpenBrace, token.Semicolon];
    return opens.includes(tokenType) || this.startsAssignment() || this.startsDeclaration();
  }

  private startsAssignment(): boolean {
    return this.LA(1).tokenType === token.Identifier && assignments.some(([type]) => this.LA(2).tokenType === type);
  }

  /** A type and then a name; `a < b` and `a ? b : c` begin alike. */
  private startsDeclaration(): boolean {
    if (this.LA(1).tokenType !== token.Identifier) return false;
    let place = 2;
    while (this.LA(place).tokenType === token.Dot && this.LA(place + 1).tokenType === token.Identifier) place += 2;
    if (this.LA(place).tokenType === token.Less) {
      while (
        this.LA(place).tokenType === token.Less ||
        this.LA(place).tokenType === token.Identifier ||
        this.LA(place).tokenType === token.Comma
      ) {
        place += 1;
      }
      if (this.LA(place).tokenType !== token.Greater) return false;
      place += 1;
    }
    if (this.LA(place).tokenType === token.Question) place += 1;
    if (this.LA(place).tokenType === token.OpenBracket && this.LA(place + 1).tokenType === token.CloseBracket)
      place += 2;
    const follows = this.LA(place + 1).tokenType;
    return this.LA(place).tokenType === token.Identifier && (follows === token.Assign || follows === token.Semicolon);
  }
}

/** An expression at the end is what the formula returns. */
function returned(last: Expression | null): Statement[] {
  return last === null ? [] : [{ kind: 'return', value: last, at: last.at }];
}

function bodyOf(statement: Statement | null): Statement[] {
  if (statement === null) return [];
  return statement.kind === 'block' ? [...statement.body] : [statement];
}

function chainOf(branches: readonly Omit<If, 'otherwise'>[], last: Statement[] | null): Statement {
  const [first, ...others] = branches;
  const rest = others.reduceRight<Statement[] | null>((otherwise, branch) => [{ ...branch, otherwise }], last);
  if (first === undefined) throw new Error('An if statement has at least one branch.');
  return { ...first, otherwise: rest };
}
