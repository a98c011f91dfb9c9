import {
  RiAlertFill,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiPauseCircleFill,
  RiPlayCircleFill,
  RiQuestionLine,
  RiRecordCircleLine,
} from '@remixicon/react';
import type { Tone } from '../../lib/rollout/status';

const shapes = {
  running: RiPlayCircleFill,
  waiting: RiPauseCircleFill,
  alert: RiAlertFill,
  good: RiCheckboxCircleFill,
  bad: RiCloseCircleFill,
  idle: RiRecordCircleLine,
  unknown: RiQuestionLine,
} as const;

/** The shape of a tone; the words beside it say the same. */
export function ToneIcon({ tone, size = 14 }: { tone: Tone; size?: number }) {
  const Shape = shapes[tone];
  return <Shape size={size} aria-hidden="true" />;
}
