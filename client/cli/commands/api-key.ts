import { createHash, randomBytes } from 'node:crypto';
import { InvalidArgumentError, type Command } from 'commander';
import { readScopes, scopes, writeApiKey, type Scope } from '../../../config/api-keys.ts';

const defaultScopes: Scope[] = ['read', 'sync'];

/** `customer-sync api-key create NAME`: a key for a caller of the HTTP API. */
export function addApiKeyCommand(program: Command): void {
  program
    .command('api-key')
    .description('keys for callers of the HTTP API')
    .command('create')
    .description('make a key; it is shown once, and only its hash is kept, in API_KEYS')
    .argument('<name>', 'who is to use it, for example reporting', readName)
    .option('--scopes <list>', `what it allows: some of ${scopes.join(', ')}`, readScopeList, defaultScopes)
    .option('--json', 'print it as one JSON document')
    .action((name: string, options: { scopes: Scope[]; json?: true }) => {
      const key = `cs_${randomBytes(32).toString('base64url')}`;
      const hash = createHash('sha256').update(key).digest('hex');
      const entry = writeApiKey({ name, scopes: options.scopes, hash });
      if (options.json) console.log(JSON.stringify({ name, scopes: options.scopes, key, entry }, null, 2));
      else console.log(describe(key, entry));
    });
}

function describe(key: string, entry: string): string {
  return [
    'The key, for the caller. It is shown only now:',
    `  ${key}`,
    '',
    'The entry for API_KEYS of the API; several are separated by commas:',
    `  API_KEYS=${entry}`,
  ].join('\n');
}

function readName(text: string): string {
  if (/^[\w.-]{1,64}$/.test(text)) return text;
  throw new InvalidArgumentError('It may hold up to 64 letters, digits, dots, hyphens and underscores.');
}

function readScopeList(text: string): Scope[] {
  const named = readScopes(text, ',');
  if (named !== null) return [...new Set(named)];
  throw new InvalidArgumentError(`It must name some of ${scopes.join(', ')}, separated by commas.`);
}
