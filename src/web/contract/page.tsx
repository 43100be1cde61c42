import { Page } from '../parts/page.tsx';

export default function Screen() {
  return <Page title="Contract">Not built yet.</Page>;
}
