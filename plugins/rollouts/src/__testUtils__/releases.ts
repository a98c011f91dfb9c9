import type {
  Action,
  Release,
  RolloutAddress,
  RouteOutput,
  TimelineEntry,
} from '@rollouts/backstage-plugin-rollouts-common';
import { stringifyRolloutRef } from '@rollouts/backstage-plugin-rollouts-common';
import {
  anAction,
  aRelease,
  BUILDER_NOW,
} from '@rollouts/backstage-plugin-rollouts-common/testing';

const HOUR = 3_600_000;
const NEWEST = 42;

const ends: Array<Partial<Release>> = [
  {},
  {
    outcome: 'failed',
    cause: {
      code: 'failed-checks',
      text: 'Halt advancement error-rate 7.20 > 1',
    },
    failedChecks: 5,
    maxWeight: 20,
  },
  { outcome: 'superseded', cause: { code: 'newer-revision', text: null } },
  { outcome: 'unknown', cause: { code: 'not-observed', text: null }, gaps: 1 },
  { configChanged: true },
  {
    outcome: 'failed',
    cause: { code: 'aborted', text: 'failed checks threshold reached 900001' },
    maxWeight: 20,
    decision: {
      verb: 'rollback',
      by: 'user:default/lena',
      reason: 'Orders fail since 20 %',
      at: BUILDER_NOW,
    },
  },
];

const image = (number: number) => ({
  container: 'app',
  image: `example.org/shop/checkout:1.4.${number}`,
});

/** Forty-two releases of a rollout, newest first. */
export function someReleases(address: RolloutAddress): Release[] {
  return Array.from({ length: NEWEST }, (_, index) => {
    const number = NEWEST - index;
    const openedAt = BUILDER_NOW - (index + 1) * 7 * HOUR;
    return aRelease({
      id: `rollout-1.${number}`,
      rolloutRef: stringifyRolloutRef(address),
      number,
      openedAt,
      closedAt: openedAt + (6 + (number % 9)) * 60_000,
      images: {
        from: [image(number - 1)],
        to: [image(number)],
      },
      ...ends[index % ends.length],
    });
  });
}

/** A page of them. */
export function aPage(
  releases: Release[],
  cursor: string | undefined,
  limit: number,
): RouteOutput<'releases'> {
  const start = Number(cursor ?? 0);
  const end = start + limit;
  return {
    items: releases.slice(start, end),
    nextCursor: end < releases.length ? String(end) : null,
  };
}

/** What happened in a release that failed, with a hole in the record. */
export function aTimeline(openedAt: number): TimelineEntry[] {
  const minute = (n: number) => openedAt + n * 60_000;
  const details: TimelineEntry['details'][] = [
    {
      kind: 'opened',
      phase: 'Progressing',
      images: { from: [image(41)], to: [image(42)] },
      observed: true,
    },
    { kind: 'gate-waiting', gate: 'confirm-rollout', name: 'start gate' },
    { kind: 'gate-passed', gate: 'confirm-rollout', name: 'start gate' },
    { kind: 'weight', value: 10 },
    {
      kind: 'gap',
      from: minute(4),
      to: minute(7),
      reason: 'watch-interrupted',
    },
    { kind: 'weight', value: 20 },
    {
      kind: 'check-failed',
      used: 1,
      limit: 5,
      text: 'Halt checkout.shop advancement error-rate 7.20 > 1',
    },
    {
      kind: 'message',
      severity: 'warning',
      text: 'Rolling back checkout.shop failed checks threshold reached 5',
    },
    {
      kind: 'closed',
      outcome: 'failed',
      cause: {
        code: 'failed-checks',
        text: 'Halt checkout.shop advancement error-rate 7.20 > 1',
      },
    },
  ];
  return details.map((detail, index) => ({
    id: `entry-${index}`,
    at: minute(index),
    details: detail,
    feeds: index % 2 ? ['event', 'webhook'] : ['status'],
  }));
}

/** What people did during a release, newest first: one was refused, one went through. */
export const someActions: Action[] = [
  anAction(),
  anAction({
    id: 'action-0',
    state: 'denied',
    by: 'user:default/sam',
    reason: 'I want it out before lunch',
    verb: 'promote',
    lever: null,
    refusal: {
      code: 'not-permitted',
      params: { permission: 'rollouts.rollout.promote' },
    },
    steps: [],
    receipt: null,
  }),
];
