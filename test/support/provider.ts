/** A provider of OpenID Connect in a process of its own, where whoever comes is the account that was set last. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

interface Account {
  sub: string;
  email: string;
  email_verified: boolean;
}

const [, , clientId = '', clientSecret = '', redirectUri = ''] = process.argv;
const accounts = new Map<string, Account>();
let current = '';

const server = createServer((request, response) => {
  void answer(request.url ?? '/');
  async function answer(url: string): Promise<void> {
    if (url.startsWith('/account?')) {
      const { sub = '', email = '', verified } = Object.fromEntries(new URLSearchParams(url.slice('/account?'.length)));
      accounts.set(sub, { sub, email, email_verified: verified === 'true' });
      current = sub;
      response.end();
    } else if (url.startsWith('/interaction/')) {
      await provider.interactionFinished(request, response, { login: { accountId: current } });
    } else {
      await handle(request, response);
    }
  }
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
  pkce: { required: () => true },
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  cookies: { keys: ['of the test'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ ...(accounts.get(sub) as Account) }) }),
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session?.accountId });
    grant.addOIDCScope('openid email');
    await grant.save();
    return grant;
  },
});
const handle = provider.callback();
process.stdout.write(`${issuer}\n`);
