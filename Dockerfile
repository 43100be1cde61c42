# One image for every role; ROLE says which. Runs as an ordinary user, with the packages production needs only.

FROM node:24-bookworm-slim AS screens
WORKDIR /app
COPY package.json package-lock.json .npmrc .puppeteerrc.cjs ./
RUN npm ci --loglevel=error
COPY . .
RUN npm run build

FROM node:24-bookworm-slim
WORKDIR /app
RUN chown node:node /app
USER node
COPY --chown=node:node package.json package-lock.json .npmrc .puppeteerrc.cjs ./
RUN npm ci --omit=dev --loglevel=error && npm cache clean --force
COPY --chown=node:node src ./src
COPY --chown=node:node workflows ./workflows
COPY --chown=node:node migrations ./migrations
COPY --chown=node:node templates ./templates
COPY --chown=node:node scripts ./scripts
# At build, so that a container starts with everything in place and may have a read-only file system.
RUN node --eval "import('./scripts/unpack-chromium.mjs').then(({ unpackChromium }) => unpackChromium(console.log))"
COPY --from=screens --chown=node:node /app/dist ./dist
ENV NODE_ENV=production
EXPOSE 3000
CMD ["node", "src/main.ts"]
