import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages are loaded in parts, and the first one waits for a machine that is busy with other tests.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(30_000);
