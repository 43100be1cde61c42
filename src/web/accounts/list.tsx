import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Accounts">Not built yet.</Page>;
}
