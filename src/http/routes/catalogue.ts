import type { Route } from '../route.ts';

export const catalogueRoutes: Route[] = [];
