import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Policies">Not built yet.</Page>;
}
