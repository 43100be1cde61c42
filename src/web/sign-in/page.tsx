import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Sign in">Not built yet.</Page>;
}
