import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The screens: built to dist/web, which the server serves; in development served here, with the API at API_URL behind. */
export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: { outDir: '../../dist/web', emptyOutDir: true, target: 'es2024', sourcemap: true },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      // The folder api/ of the screens is served here, not there. The Host stays: the API compares it with the Origin.
      '^/(api|p|s|a|verify|dev)(/(?![\\w-]+\\.ts)|$)': {
        target: process.env.API_URL ?? 'http://localhost:3000',
        changeOrigin: false,
      },
    },
  },
});
