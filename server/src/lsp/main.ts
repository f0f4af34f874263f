/** Entry of dist/server.mjs, which the VS Code client starts. */
import { packageAt } from '../review/package.js';
import { startServer } from './start.js';

startServer(null, packageAt(import.meta.url));
