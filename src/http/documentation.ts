/** /api/openapi.json and the page that shows it, served from our own files. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { type Router } from 'express';

/** `describe` is asked once, when somebody first reads it: it takes a fifth of what a server needs to start. */
export function documentation(describe: () => unknown): Router {
  const router = express.Router();
  let text: string | undefined;
  router.get('/openapi.json', (_, response) => {
    text ??= JSON.stringify(describe());
    response.type('application/json').set('cache-control', 'no-cache').end(text);
  });
  router.use('/docs', (_, response, next) => {
    // Swagger UI writes style attributes; scripts stay our own files.
    response.set(
      'content-security-policy',
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
    );
    next();
  });
  router.get('/docs', (_, response) => {
    response.type('html').end(page);
  });
  router.get('/docs/start.js', (_, response) => {
    response.type('text/javascript').end(start);
  });
  router.use('/docs', express.static(swaggerUi, { index: false, redirect: false }));
  return router;
}

const swaggerUi = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Countersign API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
  </head>
  <body>
    <main id="api"></main>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;
// Closed at first: two hundred operations are found by their nouns.
const start = `SwaggerUIBundle({
  url: '/api/openapi.json', dom_id: '#api', deepLinking: true, docExpansion: 'none', filter: true, validatorUrl: null,
});
`;
