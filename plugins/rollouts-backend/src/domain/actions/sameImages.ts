import type { ContainerImage } from '@rollouts/backstage-plugin-rollouts-common';

/** Whether the same containers run the same images, in whatever order. */
export function sameImages(
  some: ContainerImage[],
  others: ContainerImage[],
): boolean {
  return (
    some.length === others.length &&
    some.every(({ container, image, init }) =>
      others.some(
        o => o.container === container && o.image === image && o.init === init,
      ),
    )
  );
}
