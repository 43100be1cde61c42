import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Measures">Not built yet.</Page>;
}
