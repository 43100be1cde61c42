import { join } from 'node:path';
import express, { type Router } from 'express';

/** The built screens: assets named by their content live for ever, the page that names them is always asked for anew. */
export function screens(folder: string): Router {
  const router = express.Router();
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      redirect: false,
      fallthrough: true,
    }),
  );
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      cacheControl: false,
      setHeaders: (response) => response.setHeader('cache-control', 'no-cache'),
    }),
  );
  router.get('/{*path}', (request, response, next) => {
    const forBrowser = request.accepts(['html', 'json']) === 'html' && !/^\/(api|assets)(\/|$)/.test(request.path);
    if (!forBrowser) return next();
    response.set('cache-control', 'no-cache').sendFile('index.html', { root: folder, cacheControl: false }, (error) => {
      if (error) next();
    });
  });
  return router;
}
