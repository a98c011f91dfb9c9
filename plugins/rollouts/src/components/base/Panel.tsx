import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { PropsWithChildren, ReactNode, useId } from 'react';
import styles from './Panel.module.css';

/** A card with a heading that names it for assistive technology too. */
export function Panel(
  props: PropsWithChildren<{ title: ReactNode; aside?: ReactNode }>,
) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.panel}>
      <Card>
        <CardHeader>
          <div className={styles.head}>
            <Text as="h2" variant="title-x-small" weight="bold" id={id}>
              {props.title}
            </Text>
            {props.aside && <div className={styles.aside}>{props.aside}</div>}
          </div>
        </CardHeader>
        <CardBody>{props.children}</CardBody>
      </Card>
    </section>
  );
}
