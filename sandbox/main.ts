/** `npm run sandbox`: both stand-ins as a process of their own. */
import { readSettings } from './settings.ts';
import { startSandbox } from './start-sandbox.ts';

async function main(): Promise<void> {
  const sandbox = await startSandbox(readSettings(process.env));
  console.log(`OpenAI stand-in    ${sandbox.openaiUrl}`);
  console.log(`iPaaS.com stand-in ${sandbox.ipaasUrl}`);
  console.log('Keys               sk-sandbox (OpenAI), ipaas-sandbox (iPaaS.com)');
  const stop = (): void => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : 'The sandbox cannot start.');
  process.exitCode = 1;
}
