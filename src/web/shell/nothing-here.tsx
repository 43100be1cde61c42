import { Link } from 'react-router';
import { Empty } from '../parts/empty.tsx';
import { Page } from '../parts/page.tsx';

export default function NothingHere() {
  return (
    <Page title="Nothing here">
      <Empty title="There is no such page" action={<Link to="/">Go home</Link>}>
        The address may be mistyped, or what it named is gone.
      </Empty>
    </Page>
  );
}
