/** Where our formulas knowingly are not C#. A row that stops being true belongs into the other tables. */
import { fails, type FailsWith } from './formula-case.ts';

export interface KnownDifference {
  formula: string;
  /** What C# on .NET 8 makes of it; null for null. */
  dotnet: string | null | FailsWith;
  ours: string | null | FailsWith;
}

const differ = (formula: string, dotnet: KnownDifference['dotnet'], ours: KnownDifference['ours']): KnownDifference => {
  return { formula, dotnet, ours };
};

/** We give a value, and .NET another one or none. */
export const otherValues: readonly KnownDifference[] = [
  // Formulas do not know that a field that is null would have been a text.
  differ('PromptText + 1', '1', null),
  // The tree does not know the parentheses, so the rest of the chain is skipped as well.
  differ('(PromptText?.Trim()).Length', fails, null),
  // Texts are ordered by their code units, so that no setting of a machine plays a part; .NET asks the culture.
  differ('string.Compare("a", "B")', '-1', '1'),
  differ('"a".CompareTo("B")', '-1', '1'),
  differ('string.Join(",", new[] { "b", "A", "a" }.OrderBy(t => t))', 'a,A,b', 'A,a,b'),
  // C# would not compile it: there is no such name.
  differ('Firstname', fails, null),
];

/** C# has it, and we say that we do not. */
export const missing: readonly KnownDifference[] = [
  differ('int? n = null; return n - n;', null, fails),
  differ('int m = 2147483647; return m + 1;', '-2147483648', fails),
  differ("'a' + 1", '98', fails),
  differ("'5' - '0'", '5', fails),
  differ("(int)'a'", '97', fails),
  differ('(char)65', 'A', fails),
  differ('"\\x41"', 'A', fails),
  differ('"\\U0001F600"', '\u{1F600}', fails),
  differ('1e5m', '100000', fails),
  // A comment in a hole of an interpolated text.
  differ('$"{/* } */ 1}"', '1', fails),
  differ('0b101', '5', fails),
  differ('"""raw"""', 'raw', fails),
  differ('int a = 1, b = 2; return a + b;', '3', fails),
  differ('int i = 1; i++; return i;', '2', fails),
  differ('Score switch { 7 => "a", _ => "b" }', 'a', fails),
  differ('int s = 0; foreach (var n in Numbers) { s += n; } return s;', '6', fails),
  differ('Score is > 5', 'true', fails),
  differ('Score is int n && n > 5', 'true', fails),
  differ('true & false', 'false', fails),
  differ('6 ^ 3', '5', fails),
  differ('1 << 2', '4', fails),
  differ('"abc"[^1]', 'c', fails),
  differ('string.Join(",", Tags.Select((t, i) => t + i))', 'b0,a1,b2', fails),
  differ('nameof(FirstName)', 'FirstName', fails),
  differ('TimeSpan.FromMinutes(65).ToString(@"hh\\:mm")', '01:05', fails),
  differ('Numbers.Average()', '2', fails),
  differ('Addresses.Single(a => a.City == "London").FirstName', 'Ada', fails),
  differ('Addresses.GroupBy(a => a.City).Count()', '2', fails),
  differ('Math.Clamp(5, 1, 3)', '3', fails),
  differ('Math.Log(1)', '0', fails),
  differ('DateTime.MinValue.AddTicks(1).Ticks', '1', fails),
  differ('DateTime.ParseExact("2026", "yyyy", null).Year', '2026', fails),
  // Patterns match in linear time, so they look neither ahead nor behind nor back.
  differ('RegExMatch("ab", "a(?=b)")', 'true', fails),
  differ('RegExMatch("aa", @"(a)\\1")', 'true', fails),
];
