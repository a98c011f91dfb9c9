import { createBackend } from '@backstage/backend-defaults';
import { demoSignIn } from './auth/demoSignIn';
import { demoPermissions } from './permission/demoPermissions';
import { sandboxPlugin } from './sandbox/sandboxPlugin';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(demoSignIn);
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
// Without it signals reach only the browsers that are connected to the same replica.
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(demoPermissions);
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-techdocs-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@rollouts/backstage-plugin-rollouts-backend'));
backend.add(sandboxPlugin);

backend.start();
