/** `node worker/make-workflow-bundle.ts PATH`: bundles the workflows into one file (workflow-bundle.ts says why). */
import { writeBundle } from './workflow-bundle.ts';

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('The path of the bundle is missing.');
await writeBundle(path);
