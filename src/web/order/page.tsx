import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Order">Not built yet.</Page>;
}
