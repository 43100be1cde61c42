import { spawn } from 'node:child_process';

/* The server, started again on each change, and the screens by Vite on port 5173 with the API behind. */

const children = [
  spawn('node', ['--watch', 'src/main.ts'], { stdio: 'inherit' }),
  spawn('vite', ['--clearScreen', 'false'], { stdio: 'inherit', shell: process.platform === 'win32' }),
];

const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
for (const child of children) child.once('exit', stop);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
