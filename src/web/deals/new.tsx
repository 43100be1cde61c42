import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="New deal">Not built yet.</Page>;
}
