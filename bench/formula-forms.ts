/**
 * Formulas as people write them in iPaaS.com. Each form takes a number, so that every formula made of it differs in its
 * text and is read, checked and kept by itself.
 */
export const formulaForms: readonly ((number: number) => string)[] = [
  (number) => `return FirstName + " " + LastName + " (" + CustomerNumber + "/${number})";`,
  (number) =>
    `KnownToFilm == "Yes" ? "Known, group ${number}" : KnownToFilm == null ? "?" : "Unknown, group ${number}"`,
  (number) => `
    var orders = ConvertToInt(CustomFields.Orders);
    var level = "bronze";
    if (orders > ${number}) { level = "gold"; } else if (orders * 2 > ${number}) { level = "silver"; }
    return level + "-" + orders;`,
  (number) => `
    string code = "";
    if (IsEmpty(CustomFields.Phone)) { code = "none"; }
    else { code = CustomFields.Phone.Replace(" ", "").Substring(0, 6); code += "-${number}"; }
    return code;`,
  (number) =>
    `return LastName.Trim().ToUpper().PadRight(20).Substring(0, 3) + CustomerNumber.PadLeft(12, '0') + "${number}";`,
  (number) => `return CurrentDateTime().AddDays(${number}).ToString("yyyy-MM-dd HH:mm");`,
  (number) => `
    var since = DateTime.Parse(CustomFields.Since).AddMonths(${number});
    return since.Year < 2015 ? "old" : since.ToString("MMMM yyyy");`,
  (number) => `return Coalesce(CustomFields.Nickname, CustomFields.Alias, FirstName, "customer ${number}");`,
  (number) => `return Math.Round(ConvertToDecimal(CustomFields.Revenue) * 1.19m / ${number + 1}, 2);`,
  (number) =>
    `return RegExMatch(EmailAddress, "^[a-z0-9.]+@[a-z]+\\\\.(com|org|x${number})$") ? "valid" : "to be checked";`,
  (number) =>
    `return RegExMatch(Comment, "\\\\b(offer|call(ed)?|contract${number})\\\\b") && !IsNull(PromptText) ? "yes" : "no";`,
  (number) => `return RegExMatch(CustomFields.Phone, "^\\\\+49 ?[0-9 ]{4,${number + 10}}$") ? "+49" : "";`,
  (number) =>
    `return $"{FirstName} {LastName}, since {DateTime.Parse(CustomFields.Since):yyyy}, no. {${number}:0000}";`,
  (number) =>
    `return string.Join(", ", CustomFields.Tags.Where(tag => tag.Length > ${number % 5}).Select(tag => tag.ToUpper()));`,
  (number) => `
    var german = CustomFields.Addresses.Where(address => address.Country == "DE");
    return german.Any() ? german.First().City + " ${number}" : "abroad";`,
  (number) => `return EmailAddress.Split('@')[1].ToLower() + (EmailAddress.Contains("${number}") ? "!" : "");`,
];
