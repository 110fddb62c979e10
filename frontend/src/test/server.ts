import { setupServer } from 'msw/node';

/** The API as one test sees it: no request is answered unless that test says how. */
export const server = setupServer();
