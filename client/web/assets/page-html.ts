/** The styles in the order in which they apply. */
const styleOrder = ['tokens', 'base', 'controls', 'layout', 'sync', 'bulk', 'tables'];

/**
 * The page's document. It holds no script and no style of its own, so that the policy can forbid both.
 * @param root address of the assets
 * @param paths of all assets, below the root
 */
export function pageHtml(root: string, paths: readonly string[]): string {
  const scripts = paths.filter((path) => /\.(ts|js)$/.test(path));
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <title>Manual Sync</title>
    <link rel="icon" type="image/svg+xml" href="${root}/icon.svg" />
    ${styleOrder.map((name) => `<link rel="stylesheet" href="${root}/styles/${name}.css" />`).join('\n    ')}
    <script type="module" src="${root}/browser/main.ts"></script>
    ${scripts.map((path) => `<link rel="modulepreload" href="${root}/${path}" />`).join('\n    ')}
  </head>
  <body>
    <div id="page"><noscript>Manual Sync needs JavaScript.</noscript></div>
  </body>
</html>
`;
}
