import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Deal">Not built yet.</Page>;
}
