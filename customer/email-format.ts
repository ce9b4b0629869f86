import validator from 'validator';

/**
 * True where mail can be sent to the address as it stands: `local@domain.tld`, no display name, no spaces around it,
 * at most 64 characters before the @ and 254 in all (RFC 5321), international names allowed (RFC 6531).
 */
export function isEmailAddress(text: string): boolean {
  return validator.isEmail(text, { allow_display_name: false, allow_ip_domain: false, require_tld: true });
}
