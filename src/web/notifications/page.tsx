import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Notifications">Not built yet.</Page>;
}
