import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Jobs">Not built yet.</Page>;
}
